
## Eine Gruppe leiten

