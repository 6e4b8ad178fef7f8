
## Finding a group, and wishing for one

command-wish = Wish for a group that is not here yet
command-wishes = Which groups people wish for
command-find-words = What you are going through, in your own words
command-find-day = Days you have time, for example mon,thu or weekend
command-find-after = It begins at this time or later, for example 18:00
command-find-before = It begins before this time, for example 21:00
command-find-language = The language the group speaks, for example english
command-find-fee = Only groups that cost nothing: none
command-find-seats = Only groups with a seat free now: yes
command-find-platform = Only groups with a chat there
command-find-kind = Only groups of this kind: drop-in, fixed seats, or a course
command-find-led = Only groups led by a therapist, or by peers, as they state it
command-wish-words = What the group would be about
ask-wish-words = What should the group be about? Please leave out names, and anything that says who you are.
field-words = What it is about
read-as = I read “{ $typed }” as “{ $read }”.
filtered = Only: { $filters }
filter-language = in { $language }
filter-after = from { $at }
filter-before = before { $at }
filter-no-fee = no fee
filter-seats = a seat free now
filter-platform = on { $platform }
filter-kind = { $kind ->
    [drop-in] drop-in
    [fixed] fixed seats
   *[course] course
}
filter-led = { $led ->
    [therapist] led by somebody who states a profession
   *[peers] led by peers
}
hours-of = Days and hours are in your time zone: { $zone }
hours-of-each-group = I do not know your time zone yet, so days and hours are those of each group. To set yours: /timezone
without-filters = { $count ->
    [one] Without that there is one group.
   *[other] Without that there are { $count } groups.
}
button-without-filters = Search without that
nearest-topics = Near it, there are groups about: { $topics }
topics-there-are = There are groups here about: { $topics }
wish-how = You can wish for such a group. The operator of this bot reads the wish, and not who made it.
button-wish = Wish for such a group
preview-wish = The operator will read exactly these words, the language ({ $language }) and the day, and nothing about you:
wish-leave-out = Do they hold a name, or anything else that says who you are? Then please correct them first.
wish-made = Thank you. The operator will read it. I keep the words for { $days } days at most, and nowhere who wished.
told-wish = Somebody wishes for a group ({ $language }):
told-wish-how = Nobody knows who it was. All wishes: /wishes
button-wish-done = Seen to
no-wishes = There are no wishes.
wishes-there-are = { $count ->
    [one] One wish:
   *[other] { $count } wishes, the commonest first:
}
wish-line = { $times ->
    [one] { $number } once, on { $day } ({ $language }):
   *[other] { $number } { $times } times, last on { $day } ({ $language }):
}
button-wish-done-numbered = Seen to: { $number }
wish-ticked-off = Done. The words are erased.
refuse-filter = I do not understand what you gave for { $filter }. { $which ->
    [language] Write a language, for example language:english
    [fee] It knows one word: fee:none
    [seats] It knows one word: seats:yes
    [platform] Write platform:discord or platform:telegram
    [led] Write led:therapist or led:peers
   *[kind] Write kind:drop-in, kind:fixed or kind:course
}
refuse-day-filter = I do not understand these days. Write them like this: day:mon,thu or day:weekend
refuse-clock-filter = I do not understand this time of day. Write it like this: after:18:00 or before:9pm
refuse-which-half = In the morning or in the evening? Please write { $early } or { $late }.
refuse-many-wishes = There are many wishes already, and the operator has to read them first. Please try again in a few days.
refuse-nobody-reads-wishes = Nobody would read it: no operator is set for this bot.
