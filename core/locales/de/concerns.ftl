
## Sorgen, und was der Betreiber tut

