
## Plätze, und das Warten darauf

