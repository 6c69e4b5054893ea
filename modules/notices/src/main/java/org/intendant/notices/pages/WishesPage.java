package org.intendant.notices.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.intendant.notices.Kind;
import org.intendant.notices.post.MailSetup;
import org.intendant.notices.wishes.Mute;
import org.intendant.notices.wishes.MuteDraft;
import org.intendant.notices.wishes.Mutes;
import org.intendant.notices.wishes.WishDraft;
import org.intendant.notices.wishes.Wishes;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.Pages;

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

    private List<WishDraft> drafts;
    private MuteDraft mute;

    @PostConstruct
    void open() {
        drafts = wishes.mine();
        mute = new MuteDraft();
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
