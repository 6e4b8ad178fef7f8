//! With what right a group is led: what is stated, what is checked of it, and who asks.

mod asked;
mod checked;
mod stated;
