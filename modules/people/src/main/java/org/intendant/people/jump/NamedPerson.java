package org.intendant.people.jump;

import org.intendant.people.Role;

/** Somebody by what he is found by. */
record NamedPerson(long id, String username, String displayName, String email, Role role, boolean active) {}
