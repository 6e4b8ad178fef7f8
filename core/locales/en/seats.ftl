
## Seats, and waiting for one

