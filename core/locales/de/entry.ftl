
## Um Aufnahme bitten

