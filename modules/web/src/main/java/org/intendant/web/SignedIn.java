package org.intendant.web;

import java.util.List;

/** Who looks at the page, as far as the frame needs it. Implemented by the module that knows people. */
public interface SignedIn {

    /** Whether anybody is signed in; without, there is no user menu. */
    boolean present();

    /** The person's display name. */
    String name();

    /** The person's own pages, for the user menu. */
    List<Link> links();

    /** Ends this sign-in everywhere and answers the path, below the context root, to go on with. */
    String signOut();

    /** What scripts send as {@code X-Intendant-Token} with every change, to show that a page of ours makes it. */
    String antiForgery();
}
