### Was eine Nummer meint, die eine Gruppe und ein Treffen hat.

number-means-both = { $number } ist eine deiner Gruppen und auch ein Treffen. Ich habe noch nichts getan. Was meinst du?
number-of-group = Gruppe { $number }: { $label }, { $at }
number-of-group-without = Gruppe { $number }: { $label } hat kein Treffen, das gemeint sein könnte.
number-of-session = Treffen { $number }: { $label }, { $at }
number-of-cancelled = Treffen { $number }: { $label }, { $at } (abgesagt)
number-to-be-clear = { $session } meint immer dieses Treffen, { $group } diese Gruppe.
group-and-time = { $label }: { $at }
other-groups = Und von deinen anderen Gruppen?
which-person = Wo du leitest, heißen mehrere so. Wen meinst du?
