/** How people and programs see servers: the list, one server with its blocks, its form, and the same over REST. */
@NullMarked
package org.intendant.servers.pages;

import org.jspecify.annotations.NullMarked;
