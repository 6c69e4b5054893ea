package org.intendant.samba.push;

import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.smbj.auth.AuthenticationContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.intendant.samba.push.SmbVisit.Unreached;
import org.intendant.samba.shares.ShareTest.Outcome;

/** What came of trying all shares of a server as each of its users, and as nobody. */
final class ShareAnswers {

    private final Wanted wanted;
    private final Map<Long, List<String>> faults = new ConcurrentHashMap<>();
    private final Map<Long, String> unreached = new ConcurrentHashMap<>();

    ShareAnswers(Wanted wanted) {
        this.wanted = wanted;
    }

    /**
     * How one share ended.
     *
     * @param said in a sentence
     */
    record Answer(Wanted.Item share, Outcome outcome, String said) {}

    /** Where nobody can try. */
    void nobodyReaches(String why) {
        wanted.shares().forEach(share -> unreached.put(share.id(), why));
    }

    static AuthenticationContext context(Wanted.User user) {
        return new AuthenticationContext(user.name(), user.password().clear().toCharArray(), "");
    }

    /** Tries what the user may, and that the user may nothing else. */
    void as(Wanted.User user) {
        try (SmbVisit visit = SmbVisit.of(wanted.address(), context(user))) {
            if (visit.isGuest()) {
                of(user).forEach(share -> fault(share, user.name() + " is unknown there"));
                return;
            }
            for (Wanted.Item share : wanted.shares()) {
                if (share.users().contains(user.name())) {
                    String amiss = visit.trial(share.name(), share.writers().contains(user.name()));
                    if (!amiss.isEmpty()) {
                        fault(share, user.name() + " " + amiss);
                    }
                } else if (!share.guests() && visit.opens(share.name())) {
                    fault(share, user.name() + " may not use it, and can");
                }
            }
        } catch (SMBApiException refused) {
            of(user).forEach(share -> fault(share, user.name() + " is not let in: " + SmbVisit.words(refused)));
        } catch (Unreached none) {
            of(user).forEach(share -> unreached.put(share.id(), none.getMessage()));
        }
    }

    /** Tries what everybody may who has no password. */
    void asNobody() {
        List<Wanted.Item> open =
                wanted.shares().stream().filter(Wanted.Item::guests).toList();
        try (SmbVisit visit = SmbVisit.of(wanted.address(), AuthenticationContext.anonymous())) {
            for (Wanted.Item share : wanted.shares()) {
                if (!share.guests() && visit.opens(share.name())) {
                    fault(share, "somebody without a password can open it");
                }
                String amiss = share.guests() ? visit.trial(share.name(), false) : "";
                if (!amiss.isEmpty()) {
                    fault(share, "a guest " + amiss);
                }
            }
        } catch (SMBApiException refused) {
            open.forEach(share -> fault(share, "guests are not let in: " + SmbVisit.words(refused)));
        } catch (Unreached none) {
            open.forEach(share -> unreached.put(share.id(), none.getMessage()));
        }
    }

    private List<Wanted.Item> of(Wanted.User user) {
        return wanted.shares().stream()
                .filter(share -> share.users().contains(user.name()))
                .toList();
    }

    private void fault(Wanted.Item share, String words) {
        faults.computeIfAbsent(share.id(), id -> Collections.synchronizedList(new ArrayList<>()))
                .add(words);
    }

    List<Answer> all() {
        return wanted.shares().stream().map(this::answer).toList();
    }

    private Answer answer(Wanted.Item share) {
        List<String> wrong = faults.getOrDefault(share.id(), List.of());
        if (!wrong.isEmpty()) {
            return new Answer(share, Outcome.FAILS, String.join("; ", wrong) + ".");
        }
        String none = unreached.get(share.id());
        if (none != null) {
            return new Answer(share, Outcome.UNREACHED, "Cannot be tested from here: " + none);
        }
        Map<String, List<String>> did = new LinkedHashMap<>();
        did.put("read and wrote", share.writers());
        did.put("read and was refused to write", share.readers());
        did.put("read without a password", share.guests() ? List.of("everybody") : List.of());
        did.values().removeIf(List::isEmpty);
        List<String> parts = new ArrayList<>();
        did.forEach((deed, users) -> parts.add(String.join(" and ", users) + " " + deed));
        return new Answer(share, Outcome.ANSWERS, String.join("; ", parts) + "; nobody else came in.");
    }
}
