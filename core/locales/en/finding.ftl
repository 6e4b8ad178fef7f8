
## Finding a group

