//! A copy that comes back forgets again whoever asked for it since it was made; and where nobody can
//! tell who that was, the operator is told.

use circlekeeper_core::store::Store;
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_playground::discord::Where::Dm;
use circlekeeper_playground::telegram::{Person, Where};

use crate::world::{World, snapshot};

const NOTHING: &str = "I keep nothing about you.";

/// Says something to the bot in private; its answer.
async fn says(world: &World, person: &Person, text: &str) -> String {
    world.telegram.says(person, Where::Private, text).await;
    world.telegram.next_private(person).await.text
}

async fn asks_to_be_forgotten(world: &World, person: &Person) {
    world.telegram.says(person, Where::Private, "/forgetme").await;
    let preview = world.telegram.next_private(person).await;
    world.telegram.press(person, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
}

/// Which of the files of the store hold the words.
fn files_with(world: &World, words: &str) -> Vec<String> {
    let holds = |bytes: &[u8]| bytes.windows(words.len()).any(|found| found == words.as_bytes());
    let files = snapshot(&world.path("data")).into_iter().filter(|(_, bytes)| holds(bytes));
    files
        .map(|(path, _)| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asked_to_be_forgotten_since_the_copy_was_made_is_not_known_again() {
    let mut world = World::open().await;
    world.start_bot().await;
    let circle = world.circle().await;
    says(&world, &circle.mia, "/alias Perpetua").await;
    // Forgotten once, and back of their own will before the copy was made.
    let noah = world.member(circle.chat, "Noah").await;
    asks_to_be_forgotten(&world, &noah).await;
    says(&world, &noah, "/join #1").await;
    assert_eq!(world.tell(&["backup", "copy.db"]).await.code, Some(0));
    world.at("2026-11-30T08:05:00Z").await;
    asks_to_be_forgotten(&world, &circle.mia).await;
    world.cut_off_bot().await;
    for round in 1..=2 {
        let told = world.tell(&["restore", "copy.db"]).await;
        assert_eq!(told.code, Some(0), "{told:?}");
        assert!(told.err.contains("after the copy was made: 1."), "round {round}: {}", told.err);
        assert_eq!(files_with(&world, &circle.mia.id().to_string()), Vec::<String>::new());
        assert_eq!(files_with(&world, "Perpetua"), Vec::<String>::new());
    }
    world.start_bot().await;
    assert_eq!(says(&world, &circle.mia, "/mydata").await, NOTHING);
    assert!(says(&world, &noah, "/mygroups").await.contains("Thursday circle"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_whose_facilitator_is_forgotten_again_takes_its_break_again() {
    let mut world = World::open().await;
    world.start_bot().await;
    let circle = world.circle().await;
    assert_eq!(world.tell(&["backup", "copy.db"]).await.code, Some(0));
    let preview = world.discord.command(&circle.dana, circle.channel, "forgetme", &[]).await;
    world.discord.press(&circle.dana, preview.unwrap().seen(), "Confirm").await.unwrap();
    world.both_hear(&circle, "takes a break").await;
    world.discord.next_dm(world.operator()).await;
    world.cut_off_bot().await;
    let told = world.tell(&["restore", "copy.db"]).await;
    assert!(told.err.contains("after the copy was made: 1."), "{}", told.err);
    assert_eq!(files_with(&world, &circle.dana.id().to_string()), Vec::<String>::new());
    world.start_bot().await;
    world.at("2026-11-30T08:05:00Z").await;
    world.both_hear(&circle, "takes a break").await;
    let orphaned = world.discord.next_dm(world.operator()).await.text;
    assert!(orphaned.contains("has lost its last facilitator"), "{orphaned}");
    world.at("2026-12-02T18:00:00Z").await;
    world.nobody_hears();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_told_to_the_operator_is_forgotten_again_and_the_audit_stays() {
    let mut world = World::open().await;
    world.start_bot().await;
    let circle = world.circle().await;
    world.telegram.says(&circle.mia, Where::Private, "/concern They took my money").await;
    let preview = world.telegram.next_private(&circle.mia).await;
    world.telegram.press(&circle.mia, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
    let told = world.discord.next_dm(world.operator()).await;
    world.at("2026-11-30T08:05:00Z").await;
    assert_eq!(world.tell(&["backup", "copy.db"]).await.code, Some(0));
    let before = world.discord.command(world.operator(), Dm, "audit", &[]).await.unwrap();
    let shown = world.discord.press(world.operator(), &told, "Look at it").await.unwrap();
    assert!(shown.text().contains("They took my money"), "{}", shown.text());
    asks_to_be_forgotten(&world, &circle.mia).await;
    world.cut_off_bot().await;
    let told_back = world.tell(&["restore", "copy.db"]).await;
    assert!(told_back.err.contains("after the copy was made: 1."), "{}", told_back.err);
    world.start_bot().await;
    let shown = world.discord.press(world.operator(), &told, "Look at it").await.unwrap();
    assert!(shown.text().contains("The words are gone"), "{}", shown.text());
    let after = world.discord.command(world.operator(), Dm, "audit", &[]).await.unwrap();
    assert!(after.text().contains("`concern`"), "{}", after.text());
    assert_eq!(after.text(), before.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_can_tell_who_asked_the_operator_is_told_so() {
    let mut world = World::open().await;
    world.start_bot().await;
    world.circle().await;
    assert_eq!(world.tell(&["backup", "copy.db"]).await.code, Some(0));
    world.cut_off_bot().await;
    let store = world.store();
    for part in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(world.path(&format!("data/circlekeeper.db{part}")));
    }
    let unknown = async |why: &str| {
        let told = world.tell(&["restore", "copy.db"]).await;
        assert_eq!(told.code, Some(0), "{told:?}");
        let line = told.err.lines().last().unwrap();
        assert!(line.starts_with("Nobody was forgotten again: ") && line.contains(why), "{line}");
    };
    unknown("there was no store at").await;
    std::fs::write(&store, "Dear Ana, this is no store.").unwrap();
    unknown("the store that was there cannot be read").await;
    std::fs::write(&store, "").unwrap();
    unknown("is no store of this program").await;
    std::fs::remove_file(&store).unwrap();
    let address = format!("sqlite://{}", store.display());
    Store::open(&address, Sealer::new(&[9; 32])).await.unwrap().close().await;
    unknown("was sealed with another key").await;
}
