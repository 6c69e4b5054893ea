package org.intendant.web;

/** A sentence above every page, for what everybody must know: "This page travels unencrypted." */
public interface Banner {

    /** Whether it applies to this request. */
    boolean visible();

    /** {@code bad} or {@code warn}. */
    String tone();

    String sentence();
}
