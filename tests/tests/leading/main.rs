//! What leading a group takes: what it states of itself, who leads it, what happens when nobody comes, and
//! what the operator does about concerns. On both platforms.

mod audit;
mod concerns;
mod credentials;
mod decisions;
mod fees;
mod forms;
mod from_telegram;
mod held;
mod let_back;
mod listing;
mod running;
mod scene;
mod unstated;
