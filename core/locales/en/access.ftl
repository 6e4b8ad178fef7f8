
## Into the chats, and out of them

