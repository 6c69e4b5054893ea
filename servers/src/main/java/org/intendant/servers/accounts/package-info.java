/**
 * The accounts wanted on servers, against those that are there: the first thing that goes through plan, approval, apply
 * and plan again.
 *
 * <p>Accounts that nobody wants, adopts or unwants are never touched, and those that another feature claims are left to it.
 * Nothing is removed without its name typed, and home folders stay.
 */
@NullMarked
package org.intendant.servers.accounts;

import org.jspecify.annotations.NullMarked;
