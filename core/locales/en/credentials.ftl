
## With what right a group is led: stated, and checked

fact-leads-unstated = Led by { $name }; profession and licence: not stated
fact-leads-peer = Led by { $name }: a peer, not a therapist, and without a licence
fact-leads-stated = Led by { $name }: { $profession }. Stated by { $name } on { $date }, not checked
fact-leads-stated-openly = Led by { $name }: a profession stated by { $name } on { $date }, not checked
fact-leads-ended = Led by { $name }: { $profession }. The licence ended on { $date }, as stated by { $name }
fact-leads-ended-openly = Led by { $name }: a licence that ended on { $date }, as stated by { $name }
fact-leads-checked = Led by { $name }: { $profession }. Checked by the operator on { $date }, until { $until }
fact-leads-checked-openly = Led by { $name }: a licence checked by the operator on { $date }, until { $until }
fact-licence = Licence number: { $number }. Issued by: { $body }. Country or state: { $country }. Good until: { $expires }. Public register: { $register }
credential-is = This is what people read of you in the groups you lead:
credential-none = You have not stated your profession. People who look at your groups read: not stated.
credential-what-for = A therapist states profession, licence number, who issued it and for which country or state, so that people can look it up. A peer says so: that is just as good to know. It is shown as stated by you, until the operator of this bot has checked it.
credential-how = To state it, or to change a part of it: { $example }
credential-example = /credential psychotherapist number:123 body:Chamber country:Berlin register:https://… expires:2027-12-31
preview-credential = Shall people read this of you, in every group you lead?
preview-credential-ends-check = It was checked by the operator. This is a new statement: it reads as not checked until they look again.
credential-stated = Done. /group shows it in every group you lead, as stated by you. A licence may be checked by the operator of this bot; you hear of it then.
credential-taken-back = Done. What you stated is erased; people read: not stated.
button-state-profession = State a profession
button-i-am-a-peer = I am a peer
button-take-statement-back = Take it back
refuse-stated-already = That is what you state already.
refuse-peer-has-no-licence = A peer states no licence. Please give the profession with it, or leave number and all else out.
refuse-bad-register = Please give the public register's page as people open it: an address that begins with https://, without a login, and no call.
refuse-bad-day = I am not sure which day that is. Please write it like this: { $example }
refuse-ended-already = By that day the licence has ended. Please state the one that holds now.
refuse-not-for-you-to-say = Please leave out that it is checked: I say so myself once the operator has looked at it.
command-credential = With what right you lead: profession and licence, or as a peer
command-credential-profession = What you are, such as psychotherapist; or: peer
command-credential-number = The licence's number; - for none
command-credential-body = Who issued it; - for nobody
command-credential-country = For which country or state; - for none
command-credential-register = The public register's page; begins with https://
command-credential-expires = The licence's last day, such as 2027-12-31
ask-credential-profession = What is your profession? For example: psychotherapist. If you lead as somebody with the same difficulty, write: peer
ask-credential-number = What is the number of your licence? Everybody who looks at your groups can read it. Write - if there is none.
ask-credential-body = Who issued it? For example a chamber or a board. Write - if nobody did.
ask-credential-country = For which country or state is it? Write - if for none.
field-profession = Profession, or: peer
field-number = Licence number
field-body = Issued by
field-country = Country or state

peer-stated = Done. /group says in every group you lead that you are a peer.
fact-leads-asked = Led by { $name }; profession and licence: asked on { $date }, not answered
profession-arrived = { $name }, who leads { $label } (#{ $number }), states a profession: { $profession }. People read that it is not checked, until you have looked it up.
told-checked = The operator of this bot has checked what you state: { $profession }. /group says so until { $until }, or until you state something new.
told-unchecked = The operator of this bot has taken their check back: { $profession } reads as stated by you, not checked.
told-check-ends = The operator's check of what you state ({ $profession }) ends on { $until }. Then it reads as stated by you, not checked, unless they look at it again.
told-licence-ends = By what you stated, your licence ({ $profession }) ends on { $until }. Then people read that it ended. A new last day: /credential expires: and the day.
told-operator-check-ends = Your check of the licence of { $name }, who leads { $label } (#{ $number }), ends on { $until }. Then it reads as not checked.
told-licence-asked = Somebody asks with what right you lead: your profession and licence, or that you are a peer. I keep no name of who it is, and you hear of it once, however many ask.
told-licence-asked-since = Until you say it with /credential, people read in your groups: asked on { $date }, not answered.
button-look-at-statement = Look at it
statements-wait = { $count ->
    [0] No profession waits to be checked.
    [one] One profession waits to be checked:
   *[other] { $count } professions wait to be checked:
}
statements-checked = Checked, until the day that is named:
statement-listed = { $number } { $line }
statement-of = Statement { $number }, by { $name }:
statement-leads = Leads: { $groups }
preview-check = Please look it up yourself first, in the register or with whoever issued it. If you confirm, people read that you checked it today, until { $until }. You answer for that.
preview-check-note = Your note, which they can read with /mydata: { $note }
check-how = Another day, or a note: { $example }
button-checked = I have checked it
button-unchecked = Take the check back
statement-is-checked = Done. People read that you checked it, until { $until }. Whoever stated it hears so, and both of you hear 30 days before it ends.
check-is-taken-back = Done. It reads as not checked, and whoever stated it hears so.
button-ask-licence = Ask for their licence
licence-is-asked = Done. Whoever leads { $label } hears that somebody asks, and not who. It reads as asked, and not answered, until they say it:
licence-asked-few = Where few people know a group, they may guess who asks. Of you I keep a code without a name, for 30 days, so that you ask once.
refuse-no-such-statement = There is no such statement, or it was taken back. /checkcredential lists what there is.
refuse-peers-are-not-checked = They state that they are a peer: there is no licence to check.
refuse-stated-anew = It was stated anew or checked since you looked at it. Please look again: { $example }
refuse-check-in-the-past = That day is over. Please name one to come.
refuse-beyond-the-licence = By their own words the licence ends before that day. Please name an earlier one.
refuse-check-too-long = A check holds three years at most. Please name an earlier day.
refuse-nothing-to-ask = Whoever leads { $label } has said with what right: /group shows it.
refuse-asked-already = You have asked already. After { $days } days you may ask again.
command-checkcredential = Check a stated profession: what was looked up, until when
command-checkcredential-credential = The statement's number; none lists what waits
command-checkcredential-until = The last day of your check, such as 2027-12-31
command-checkcredential-note = A note of yours, such as where you looked
filter-led = { $led ->
    [therapist] led by somebody who states a profession, checked or not
   *[peers] led by peers
}
argument-led = Who leads it: therapist (a stated profession) or peers
