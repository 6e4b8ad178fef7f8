//! With what right a group is led: what is stated, and how it reads.

mod stated;
