//! An operator's own zone data. Alone in its file: the choice is made once for a whole process.

use std::path::Path;

use circlekeeper_core::time::zone::{BadDirectory, Zone, data_version, use_directory};

#[test]
fn a_directory_replaces_the_bundle_once() {
    let system = Path::new("/usr/share/zoneinfo");
    if !system.join("tzdata.zi").exists() {
        println!("skipped: no zone data in {}", system.display());
        return;
    }
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(use_directory(empty.path()), Err(BadDirectory::NoZones));
    std::fs::create_dir(empty.path().join("Europe")).unwrap();
    std::fs::copy(system.join("Europe/Berlin"), empty.path().join("Europe/Berlin")).unwrap();
    assert_eq!(use_directory(empty.path()), Err(BadDirectory::NoVersion));
    std::fs::write(empty.path().join("+VERSION"), "2099z\n").unwrap();

    assert_eq!(use_directory(empty.path()), Ok(()));
    assert_eq!(data_version(), "2099z");
    assert_eq!(Zone::parse("berlin").map(|zone| zone.to_string()), Ok("Europe/Berlin".to_owned()));
    assert!(Zone::parse("Europe/Paris").is_err());
    assert_eq!(use_directory(system), Err(BadDirectory::TooLate));
}
