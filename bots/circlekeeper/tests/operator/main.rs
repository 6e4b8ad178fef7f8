//! The operator's tools as an operator uses them: the real program, on both platforms' stand-ins.

mod backup;
mod doctor;
mod export;
mod forgetting;
mod import;
mod restore;
mod world;
