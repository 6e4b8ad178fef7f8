### What a number means that is a group's and a session's.

number-means-both = { $number } is a group of yours and a session. I have done nothing yet. Which do you mean?
number-of-group = Group { $number }: { $label }, { $at }
number-of-group-without = Group { $number }: { $label } has no session that could be meant.
number-of-session = Session { $number }: { $label }, { $at }
number-of-cancelled = Session { $number }: { $label }, { $at } (cancelled)
number-to-be-clear = { $session } always means that session, { $group } that group.
group-and-time = { $label }: { $at }
other-groups = And of your other groups?
which-person = Several people where you lead go by that name. Who do you mean?
