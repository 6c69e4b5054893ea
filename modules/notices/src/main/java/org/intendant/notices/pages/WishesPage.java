package org.intendant.notices.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.intendant.notices.Kind;
import org.intendant.notices.post.Hook;
import org.intendant.notices.post.Hooks;
import org.intendant.notices.post.MailSetup;
import org.intendant.notices.wishes.Mute;
import org.intendant.notices.wishes.MuteDraft;
import org.intendant.notices.wishes.Mutes;
import org.intendant.notices.wishes.WishDraft;
import org.intendant.notices.wishes.Wishes;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** What one wants to be told and what not for a while, as a block on the own profile. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class WishesPage implements Serializable {

    @Inject
    transient Wishes wishes;

    @Inject
    transient Mutes mutes;

    @Inject
    transient MailSetup mail;

    @Inject
    transient CurrentActor actor;

    @Inject
    transient Hooks hooks;

    private List<WishDraft> drafts;
    private @Nullable String url;
    private String secret = "";
    private String taken = "";
    private MuteDraft mute;

    @PostConstruct
    void open() {
        drafts = wishes.mine();
        mute = new MuteDraft();
        url = hooks.mine().map(Hook::getUrl).orElse(null);
    }

    public void saveHook() {
        taken = "";
        secret = hooks.set(url == null ? "" : url);
    }

    public void testHook() {
        taken = "";
        taken = hooks.test();
    }

    public void removeHook() {
        hooks.remove();
        url = null;
        secret = "";
        taken = "";
        Pages.news("You get no webhooks any more.");
    }

    public boolean isHookSetUp() {
        return hooks.mine().isPresent();
    }

    public @Nullable String getUrl() {
        return url;
    }

    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    /** The secret just made, this once. */
    public String getSecret() {
        return secret;
    }

    /** The host that took the test just now, or nothing. */
    public String getTaken() {
        return taken;
    }

    public void save() {
        wishes.save(drafts);
        drafts = wishes.mine();
        Pages.news("Saved what you are told.");
    }

    public void mute() {
        Mute made = mutes.add(mute);
        mute = new MuteDraft();
        Pages.news("Muted: " + made.getWhat() + ".");
    }

    public void unmute(long id) {
        mutes.end(id);
        Pages.news("You are told again.");
    }

    public List<String> servers(String letters) {
        return mutes.servers(letters);
    }

    public List<WishDraft> getDrafts() {
        return drafts;
    }

    public MuteDraft getMute() {
        return mute;
    }

    public List<Mute> getMutes() {
        return mutes.mine();
    }

    public boolean mayEnd(Mute given) {
        return !given.isForEverybody() || isForEverybody();
    }

    public boolean isForEverybody() {
        return actor.get().may(Permission.SET_UP_NOTICES);
    }

    public boolean isMailSetUp() {
        return mail.isSetUp();
    }

    public List<Kind> getKinds() {
        return List.of(Kind.values());
    }
}
