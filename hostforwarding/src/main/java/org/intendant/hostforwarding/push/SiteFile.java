package org.intendant.hostforwarding.push;

import org.intendant.hosts.FileState;

/**
 * A file in which others keep sites.
 *
 * @param path at which nginx finds it
 * @param real where it lies
 * @param target where the link at its path leads, as that says it; empty where it is none
 */
record SiteFile(String path, String real, String target, FileState state) {}
