
## In die Chats hinein und wieder hinaus

