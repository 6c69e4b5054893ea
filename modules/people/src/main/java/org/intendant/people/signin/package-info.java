/** Browsers in which somebody is signed in: begun, remembered by a cookie, ended everywhere at once. */
@NullMarked
package org.intendant.people.signin;

import org.jspecify.annotations.NullMarked;
