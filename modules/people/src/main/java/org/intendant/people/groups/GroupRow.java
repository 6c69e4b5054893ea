package org.intendant.people.groups;

/**
 * A group as lists show it.
 *
 * @param owner user name of the person who owns it
 * @param people how many are in it
 */
public record GroupRow(long id, String name, long ownerId, String owner, long people) {}
