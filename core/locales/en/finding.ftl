
## Finding a group, and wishing for one

command-wish = Wish for a group that is not here yet
command-wishes = Which groups people wish for
command-find-words = What you are going through, in your own words
command-find-day = Days you have time, for example mon,thu or weekend
command-find-after = It begins at this time or later, for example 18:00
command-find-before = It begins before this time, for example 21:00
command-find-language = The language the group speaks, for example english
command-find-fee = Only groups that cost nothing: none. Or no more than a price: 20eur
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
filter-most = at most { $price }
fees-not-stated = { $count ->
    [one] One more group would fit, but it does not state its fee.
   *[other] { $count } more groups would fit, but they do not state their fee.
}
fees-not-comparable = { $count ->
    [one] One more group would fit, but its fee cannot be compared with that: it is not stated, in another currency, or for another period.
   *[other] { $count } more groups would fit, but their fees cannot be compared with that: they are not stated, in another currency, or for another period.
}
did-you-mean = I know no group of that name. Did you mean this?
not-used = I did not use “{ $written }”. A price needs its currency: under 20 EUR. A time of day is written like this: before:20:00
not-used-sign = I did not use “{ $written }”: it may mean { $currencies }. Please write which, for example: under 20 USD
not-used-day = I looked on every day of the week. For groups of certain days only, add { $example }.
not-used-second = I take one price only, so I did not use “{ $written }”.
button-ask-to-join-named = Ask to join { $label }
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
wish-in-words = If the group you need is not here, you can wish for it: /wish and what it should be about. The operator of this bot reads the wish, and not who made it.
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
    [fee] Write fee:none, or the most you can pay: fee:20eur
    [seats] It knows one word: seats:yes
    [platform] Write platform:discord or platform:telegram
    [led] Write led:therapist or led:peers
   *[kind] Write kind:drop-in, kind:fixed or kind:course
}
refuse-filter-currency = { $filter } needs the currency, too. Write it in one word, for example fee:20eur
refuse-filter-currencies = What you gave for { $filter } may mean { $codes }. Write the code, for example fee:20usd
refuse-day-filter = I do not understand these days. Write them like this: day:mon,thu or day:weekend
refuse-clock-filter = I do not understand this time of day. Write it like this: after:18:00 or before:9pm
refuse-which-half = In the morning or in the evening? Please write { $early } or { $late }.
refuse-many-wishes = There are many wishes already, and the operator has to read them first. Please try again in a few days.
refuse-nobody-reads-wishes = Nobody would read it: no operator is set for this bot.
