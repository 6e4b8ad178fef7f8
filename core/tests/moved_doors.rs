//! A Telegram group that became a supergroup which is known already: what is kept, owed and noted at the old
//! chat's door goes over to the new one.

use circlekeeper_core::clock::from_unix;
use circlekeeper_core::domain::access::{Trouble, Wish};
use circlekeeper_core::domain::address::{Account, ChatAddress, Platform};
use circlekeeper_core::domain::caller::Openness;
use circlekeeper_core::store::access::{self, Asker, Door, Given};
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_core::store::{Store, chats, persons};

fn telegram(chat: &str) -> ChatAddress {
    ChatAddress { platform: Platform::Telegram, space: None, chat: chat.to_owned(), topic: None }
}

#[tokio::test]
async fn what_is_owed_at_a_door_follows_the_chat() {
    let directory = tempfile::tempdir().expect("a directory");
    let address = format!("sqlite://{}", directory.path().join("store.db").display());
    let store = Store::open(&address, Sealer::new(&[7; 32])).await.expect("a store");
    let (sealer, now) = (store.sealer(), from_unix(1_796_000_000));
    let until = from_unix(1_796_086_400);
    let mut db = store.change().await.expect("a change");
    let (old, new) = (telegram("-100"), telegram("-1001"));
    let from = chats::remember(&mut db, &old, Openness::Closed).await.expect("a chat");
    let to = chats::remember(&mut db, &new, Openness::Closed).await.expect("a chat");
    let account = |id: &str| Account::new(Platform::Telegram, id);
    let lea = persons::remember(&mut db, &account("11"), None, now).await.expect("Lea").id;
    let kim = persons::remember(&mut db, &account("12"), None, now).await.expect("Kim").id;
    let door = Door { chat: from, role: String::new() };
    access::keep(&mut db, from, now).await.expect("a kept door");
    access::wish(&mut db, (lea, &door), (Wish::Out, 0), now).await.expect("a wish");
    access::note_given(&mut db, (&door, kim), Given::LetIn, now).await.expect("a note");
    let link = "https://t.me/+abc".to_owned().into();
    let whose = (from, Some(kim), 0);
    access::add_link(&mut db, (sealer, &link), whose, (now, until)).await.expect("a link");
    let asker = Asker { account: account("13"), language: None };
    let request = access::add_request(&mut db, sealer, (from, &asker), (now, until)).await;
    let request = request.expect("a request");
    let trouble = |chat| (chat, Trouble::TelegramBan);
    assert!(access::trouble(&mut db, trouble(from), now).await.expect("a trouble"));

    assert_eq!(chats::follow(&mut db, &old, &new).await.expect("followed"), Some(to));

    assert!(access::is_kept(&mut db, to).await.expect("whether it is kept"));
    let owed = access::changes_of(&mut db, lea).await.expect("what is owed");
    let owed: Vec<_> = owed.into_iter().map(|one| (one.door.chat, one.wish)).collect();
    assert_eq!(owed, [(to, Wish::Out)]);
    let moved = Door { chat: to, role: String::new() };
    let given = access::given(&mut db, (&moved, kim)).await.expect("what was given");
    assert_eq!(given, Some(Given::LetIn));
    let links = access::links_of(&mut db, kim).await.expect("links");
    assert_eq!(links.iter().map(|link| link.chat).collect::<Vec<_>>(), [to]);
    let open = access::open_request(&mut db, sealer, request).await.expect("a request");
    assert_eq!(open.map(|(chat, _)| chat), Some(to));
    let told = access::trouble(&mut db, trouble(to), now).await.expect("whether that is news");
    assert!(!told, "they were told before");
    assert!(chats::find(&mut db, &old).await.expect("no chat").is_none());
}
