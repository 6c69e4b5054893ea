package org.intendant.hostforwarding.names;

/** Rules without a database. */
public final class Given {

    private Given() {}

    /** The rule 7 of a draft, whatever its proxy and its guest. */
    public static HostName rule(HostNameDraft draft) {
        draft.setProxyId(1L);
        draft.setGuestId(2L);
        HostName rule = new HostName(draft);
        try {
            java.lang.reflect.Field id = HostName.class.getDeclaredField("id");
            id.setAccessible(true);
            id.set(rule, 7L);
            return rule;
        } catch (ReflectiveOperationException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
