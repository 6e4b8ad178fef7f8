//! What somebody may do in a channel: Discord's own arithmetic, in one place.
//!
//! Pure: what is known of roles and lines comes from events (`servers.rs`) or is asked for
//! (`looking.rs`, `rights.rs`). Whoever cannot read a part of it learns nothing, rather than something
//! wrong: a channel would be taken for closed, or a bot for one that may write.
//! Source: <https://discord.com/developers/docs/topics/permissions#permission-overwrites>.

use serde_json::Value;
pub(crate) use serenity::model::permissions::Permissions;

/// A role with what it grants in the whole server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) id: u64,
    pub(crate) grants: Permissions,
}

/// What a channel changes for a role or a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) whose: u64,
    pub(crate) allow: Permissions,
    pub(crate) deny: Permissions,
}

/// Whose rights are asked for.
#[derive(Clone, Debug)]
pub(crate) struct Holder {
    /// The server; the role @everyone has its id.
    pub(crate) server: u64,
    /// The roles beside @everyone.
    pub(crate) roles: Vec<u64>,
    /// The member; none for @everyone.
    pub(crate) member: Option<u64>,
}

impl Holder {
    /// Somebody who has no role but @everyone.
    pub(crate) fn everyone(server: u64) -> Self {
        Self { server, roles: Vec::new(), member: None }
    }

    /// What they may do in a channel with these lines; nothing is known without the role @everyone.
    /// The order counts: @everyone's line, then those of all roles together, then the member's own.
    pub(crate) fn rights(&self, roles: &[Role], lines: &[Line]) -> Option<Permissions> {
        let everyone = roles.iter().find(|role| role.id == self.server)?.grants;
        let held = roles.iter().filter(|role| self.roles.contains(&role.id));
        let granted = held.fold(everyone, |all, role| all | role.grants);
        if granted.contains(Permissions::ADMINISTRATOR) {
            return Some(Permissions::all());
        }
        let rights = overwritten(granted, lines, |id| id == self.server);
        let rights = overwritten(rights, lines, |id| self.roles.contains(&id));
        Some(overwritten(rights, lines, |id| self.member == Some(id)))
    }
}

fn overwritten(rights: Permissions, lines: &[Line], whose: impl Fn(u64) -> bool) -> Permissions {
    let (mut allowed, mut denied) = (Permissions::empty(), Permissions::empty());
    for line in lines.iter().filter(|line| whose(line.whose)) {
        allowed |= line.allow;
        denied |= line.deny;
    }
    (rights & !denied) | allowed
}

/// The roles of a server, as `GET /guilds/{guild}/roles` lists them.
pub(crate) fn roles(list: &Value) -> Option<Vec<Role>> {
    let role =
        |role: &Value| Some(Role { id: id(&role["id"])?, grants: bits(&role["permissions"])? });
    list.as_array()?.iter().map(role).collect()
}

/// The lines of a channel object. One without any may leave the field out.
pub(crate) fn lines(channel: &Value) -> Option<Vec<Line>> {
    let line = |line: &Value| {
        let (allow, deny) = (bits(&line["allow"])?, bits(&line["deny"])?);
        Some(Line { whose: id(&line["id"])?, allow, deny })
    };
    match &channel["permission_overwrites"] {
        Value::Null => Some(Vec::new()),
        list => list.as_array()?.iter().map(line).collect(),
    }
}

/// An id, as Discord writes it.
pub(crate) fn id(text: &Value) -> Option<u64> {
    text.as_str()?.parse().ok()
}

/// A set of permissions, as Discord writes it.
pub(crate) fn bits(text: &Value) -> Option<Permissions> {
    id(text).map(Permissions::from_bits_truncate)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const VIEW: Permissions = Permissions::VIEW_CHANNEL;
    const NONE: Permissions = Permissions::empty();
    const SERVER: u64 = 7;

    fn role(id: u64, grants: Permissions) -> Role {
        Role { id, grants }
    }

    fn line(whose: u64, allow: Permissions, deny: Permissions) -> Line {
        Line { whose, allow, deny }
    }

    #[test]
    fn a_channel_is_as_open_as_its_line_for_everyone_says() {
        let admin = Permissions::ADMINISTRATOR;
        for (roles, lines, expected) in [
            (vec![role(SERVER, VIEW)], vec![], Some(true)),
            (vec![role(SERVER, NONE)], vec![], Some(false)),
            (vec![role(SERVER, VIEW)], vec![line(SERVER, NONE, VIEW)], Some(false)),
            (vec![role(SERVER, NONE)], vec![line(SERVER, VIEW, NONE)], Some(true)),
            (vec![role(SERVER, admin)], vec![line(SERVER, NONE, VIEW)], Some(true)),
            // What others are given or denied is not everyone's.
            (vec![role(SERVER, NONE), role(8, VIEW)], vec![line(8, VIEW, NONE)], Some(false)),
            (vec![role(8, VIEW)], vec![], None),
        ] {
            let rights = Holder::everyone(SERVER).rights(&roles, &lines);
            assert_eq!(rights.map(|rights| rights.contains(VIEW)), expected, "{roles:?} {lines:?}");
        }
    }

    #[test]
    fn everyone_comes_before_roles_and_roles_before_the_member() {
        let who = Holder { server: SERVER, roles: vec![8, 9], member: Some(1) };
        let roles = [role(SERVER, VIEW), role(8, NONE), role(9, NONE)];
        let may = |lines: &[Line]| who.rights(&roles, lines).unwrap().contains(VIEW);
        let [closed, opened] = [(NONE, VIEW), (VIEW, NONE)];
        let of = |whose, (allow, deny)| line(whose, allow, deny);
        assert!(may(&[of(8, opened), of(SERVER, closed)]));
        assert!(!may(&[of(8, closed), of(SERVER, opened)]));
        // Of two roles the one that allows wins, wherever it stands.
        assert!(may(&[of(8, opened), of(9, closed)]) && may(&[of(8, closed), of(9, opened)]));
        assert!(!may(&[of(1, closed), of(8, opened)]));
        assert!(may(&[of(1, opened), of(8, closed)]));
        assert!(may(&[of(5, closed)]));
    }

    #[test]
    fn what_cannot_be_read_is_not_taken_for_nothing() {
        let role = json!({ "id": "7", "permissions": "1024" });
        assert_eq!(roles(&json!([role])), Some(vec![Role { id: 7, grants: VIEW }]));
        assert_eq!(roles(&json!([role, { "id": "8", "permissions": 8 }])), None);
        assert_eq!(roles(&json!({})), None);
        let own = json!({ "id": "7", "allow": "0", "deny": "1024" });
        let channel = |list: Value| json!({ "permission_overwrites": list });
        assert_eq!(lines(&channel(json!([own]))), Some(vec![line(7, NONE, VIEW)]));
        assert_eq!(lines(&channel(json!([own, { "id": "8", "allow": "0" }]))), None);
        assert_eq!(lines(&json!({})), Some(Vec::new()));
    }
}
