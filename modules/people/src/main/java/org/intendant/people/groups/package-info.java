/**
 * Groups of people: a name, an owner and people, nothing else. What a group has and may is said by the modules that give it
 * something, by the group's primary key: they show it with {@link org.intendant.people.GroupBlock} and keep the group with
 * {@link org.intendant.people.DependsOnGroup}.
 *
 * <p>Decisions: A group is never a role and never asked for a permission; {@link org.intendant.people.Allowed} knows roles
 * only. So that nobody takes one for the other, the names of roles and permissions are refused, and two groups never have
 * names that look alike.
 *
 * <p>Administrators make, rename and remove groups and choose their owners, for people are theirs. An owner who is an
 * operator adds and takes out people of his group himself: whoever gave something to the group has thereby trusted him with
 * it, and he already decides about the servers that a group can reach. Operators see all groups and change their own only.
 * Owners who are viewers or members change nothing, as everywhere; a member does not even see who works here.
 *
 * <p>Who is in a group decides about access elsewhere, so each such row carries a seal under the master key ({@link
 * org.intendant.people.groups.GroupPersonSeals}). Only what is added here is sealed: what somebody wrote into the database stays a
 * stranger's until he is taken out, and being saved once more with a form makes it no better.
 *
 * <p>Removing a person takes him out of all groups, with an entry in the trail for each. Who owns a group is not removed
 * before it has another owner: an ownerless group would be nobody's business.
 */
@NullMarked
package org.intendant.people.groups;

import org.jspecify.annotations.NullMarked;
