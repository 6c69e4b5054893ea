/**
 * Intendant beside a lab of real hosts, used from outside as people and programs use it: {@code ./run} and REST. For {@code
 * ./run --demo}, and for the tests and measurements that drive the application that ships.
 *
 * <p>Nothing here is part of the application, and nothing here knows its classes.
 */
@NullMarked
package org.intendant.demo;

import org.jspecify.annotations.NullMarked;
