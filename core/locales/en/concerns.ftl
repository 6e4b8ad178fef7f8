
## What facilitators and operators did: by numbers

privacy-audit = What those who lead groups and the operator do there is noted by numbers, without names or words, for good. Of who was forgotten that leaves a number that leads to nobody.
audit-heading = What was done, the latest first:
audit-empty = Nothing was noted there yet.
audit-by = { $hat ->
    [facilitator] facilitator
   *[operator] operator
} { $actor }
audit-by-itself = the bot by itself
audit-on = { $thing ->
    [group] group
    [chat] chat
    [series] series
    [session] session
    [announcement] announcement
    [membership] member
    [credential] credential
    [invitation] invitation
    [delivery] message
   *[concern] concern
} { $number }
audit-line = { $at }: { $by }, { $action }, { $on }
audit-line-in = { $at }: { $by }, { $action }, group { $group }, { $on }
command-audit = What facilitators and operators did, by numbers
