package org.intendant.hosts;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gives a password once to whoever asks first: a host that asks again gets nothing. Believes no prompt otherwise. */
final class PasswordAnswer implements UserInfo, UIKeyboardInteractive {

    private final char[] password;
    private boolean given;

    PasswordAnswer(char[] password) {
        this.password = password.clone();
    }

    @Override
    public boolean promptPassword(String message) {
        return !given;
    }

    @Override
    public @Nullable String getPassword() {
        if (given) {
            return null;
        }
        given = true;
        String once = new String(password);
        Arrays.fill(password, '\0');
        return once;
    }

    @Override
    public String @Nullable [] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] prompt, boolean[] echo) {
        if (prompt.length == 0) {
            return new String[0];
        }
        String answer = prompt.length == 1 && !echo[0] ? getPassword() : null;
        return answer == null ? null : new String[] {answer};
    }

    @Override
    public @Nullable String getPassphrase() {
        return null;
    }

    @Override
    public boolean promptPassphrase(String message) {
        return false;
    }

    @Override
    public boolean promptYesNo(String message) {
        return false;
    }

    @Override
    public void showMessage(String message) {
        // A banner of the host: of no use here.
    }

    @Override
    public String toString() {
        return "a password";
    }
}
