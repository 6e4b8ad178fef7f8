
## Leading a group

