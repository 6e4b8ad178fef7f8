
## Was es kostet, wer leitet, und was man davon weiß


argument-entry = Der Weg hinein: direct (sofort), request (auf Anfrage), invite (auf Einladung)
