package org.intendant.notices.wishes;

import java.io.Serializable;
import org.intendant.notices.Channel;
import org.intendant.notices.Kind;
import org.jspecify.annotations.Nullable;

/** How somebody wants to hear of one kind, as it is typed. */
public class WishDraft implements Serializable {

    private @Nullable Kind kind;
    private boolean mail;
    private boolean hook;
    private @Nullable Integer after;

    static WishDraft of(Wish wish) {
        WishDraft draft = new WishDraft();
        draft.kind = wish.kind();
        draft.mail = wish.by(Channel.MAIL);
        draft.hook = wish.by(Channel.HOOK);
        draft.after = wish.afterMinutes();
        return draft;
    }

    public @Nullable Kind getKind() {
        return kind;
    }

    public void setKind(@Nullable Kind kind) {
        this.kind = kind;
    }

    public boolean isMail() {
        return mail;
    }

    public void setMail(boolean mail) {
        this.mail = mail;
    }

    public boolean isHook() {
        return hook;
    }

    public void setHook(boolean hook) {
        this.hook = hook;
    }

    /** Minutes that something must last before it is told; nothing means the kind's own. */
    public @Nullable Integer getAfter() {
        return after;
    }

    public void setAfter(@Nullable Integer after) {
        this.after = after;
    }
}
