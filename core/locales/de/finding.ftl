
## Eine Gruppe finden

