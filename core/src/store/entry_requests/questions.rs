//! What a group asks of whoever wants to come in.

use crate::domain::private::Private;
use crate::store::{Db, StoreError};

/// The questions of a group, in order.
///
/// # Errors
/// If the store cannot be read.
pub async fn questions(db: &mut Db, group: i64) -> Result<Vec<Private<String>>, StoreError> {
    let questions = sqlx::query_scalar!(
        "select question from entry_questions where group_id = $1 order by position",
        group
    )
    .fetch_all(db)
    .await?;
    Ok(questions.into_iter().map(Private::new).collect())
}

/// Asks these from now on.
///
/// # Errors
/// If the store cannot be written.
pub async fn set_questions(
    db: &mut Db,
    group: i64,
    questions: &[Private<String>],
) -> Result<(), StoreError> {
    sqlx::query!("delete from entry_questions where group_id = $1", group)
        .execute(&mut *db)
        .await?;
    for (position, question) in (1_i64..).zip(questions) {
        let question = question.reveal();
        sqlx::query!(
            "insert into entry_questions (group_id, position, question) values ($1, $2, $3)",
            group,
            position,
            question
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}
