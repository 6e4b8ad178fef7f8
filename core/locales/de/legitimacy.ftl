
## Was es kostet, wer leitet, und was man davon weiß

