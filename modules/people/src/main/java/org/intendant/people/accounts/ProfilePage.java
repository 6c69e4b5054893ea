package org.intendant.people.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.ProfileBlock;
import org.intendant.people.signin.SignIn;
import org.intendant.people.signin.SignIns;
import org.intendant.people.tokens.ApiToken;
import org.intendant.people.tokens.NewToken;
import org.intendant.people.tokens.TokenDraft;
import org.intendant.people.tokens.Tokens;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** The own account: names, password, tokens, and where one is signed in. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class ProfilePage implements Serializable {

    @Inject
    Profile profile;

    @Inject
    Tokens tokens;

    @Inject
    SignIns signIns;

    @Inject
    @Any
    Instance<ProfileBlock> blocks;

    private Person me;
    private PersonDraft draft;
    private @Nullable String oldPassword;
    private @Nullable String newPassword;
    private boolean revokeTokens;
    private @Nullable String tokenName;
    private @Nullable Integer tokenDays = ApiToken.USUAL_DAYS;
    private @Nullable NewToken made;

    @PostConstruct
    void open() {
        me = profile.me();
        draft = PersonDraft.of(me);
    }

    public void save() {
        profile.change(draft);
        open();
        Pages.news("Saved your profile.");
    }

    public void changePassword() {
        profile.changePassword(orNothing(oldPassword), orNothing(newPassword), revokeTokens);
        open();
        Pages.news("Changed your password. Your other sign-ins have ended"
                + (revokeTokens ? ", and your API tokens are revoked." : "."));
        revokeTokens = false;
    }

    public void makeToken() {
        made = tokens.make(new TokenDraft(tokenName, tokenDays));
        tokenName = null;
    }

    public void revoke(long id) {
        tokens.revoke(id);
        made = null;
        Pages.news("Revoked the token.");
    }

    public void end(long id) {
        signIns.end(id);
        Pages.news("Ended the sign-in.");
    }

    public List<ApiToken> getTokens() {
        return tokens.mine();
    }

    /** The names of those that open something now. */
    public String getGoodTokens() {
        return tokens.good().stream().map(ApiToken::getName).collect(Collectors.joining(", "));
    }

    public boolean isRevokeTokens() {
        return revokeTokens;
    }

    public void setRevokeTokens(boolean revokeTokens) {
        this.revokeTokens = revokeTokens;
    }

    public List<SignIn> getSignIns() {
        return signIns.mine();
    }

    public boolean isThis(SignIn signIn) {
        return signIns.isThis(signIn);
    }

    public List<ProfileBlock> getBlocks() {
        return blocks.stream()
                .sorted(Comparator.comparingInt(ProfileBlock::order))
                .toList();
    }

    public Person getMe() {
        return me;
    }

    public PersonDraft getDraft() {
        return draft;
    }

    /** The token just made, whole, this once. */
    public @Nullable String getMade() {
        return made == null ? null : made.secret();
    }

    public @Nullable String getOldPassword() {
        return null;
    }

    public void setOldPassword(@Nullable String oldPassword) {
        this.oldPassword = oldPassword;
    }

    public @Nullable String getNewPassword() {
        return null;
    }

    public void setNewPassword(@Nullable String newPassword) {
        this.newPassword = newPassword;
    }

    public @Nullable String getTokenName() {
        return tokenName;
    }

    public void setTokenName(@Nullable String tokenName) {
        this.tokenName = tokenName;
    }

    public @Nullable Integer getTokenDays() {
        return tokenDays;
    }

    public void setTokenDays(@Nullable Integer tokenDays) {
        this.tokenDays = tokenDays;
    }

    private static String orNothing(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
