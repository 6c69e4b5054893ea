package org.intendant.hostforwarding.pages.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.intendant.hostforwarding.certificates.CertificateRow;
import org.intendant.hostforwarding.certificates.Certificates;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.DashboardCard;
import org.intendant.web.Query;
import org.intendant.web.State;

/** On the overview, as long as certificates expire soon or have expired. */
@ApplicationScoped
class CertificatesCard implements DashboardCard {

    private static final int SHOWN = 10;
    private static final int LOOKED_AT = 100;

    @Inject
    Certificates certificates;

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 58;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_CERTIFICATES)).isPresent() && !ending().isEmpty();
    }

    /** Those that expire first stand first. */
    private List<CertificateRow> ending() {
        return certificates.page(new Query("", Map.of(), "", false, 0, LOOKED_AT)).rows().stream()
                .filter(row -> row.state() != State.VALID)
                .toList();
    }

    @Override
    public Tile tile() {
        List<CertificateRow> ending = ending();
        boolean over = ending.stream().anyMatch(row -> row.state() == State.EXPIRED);
        return new Tile(
                "Certificates",
                "pi-verified",
                Integer.toString(ending.size()),
                ending.size() == 1 ? "expires soon, or has" : "expire soon, or have",
                List.of(),
                CertificatesPage.PATH,
                over ? Trouble.FAILURE : Trouble.DECISION,
                ending.size() == 1
                        ? "1 certificate expires soon or has expired."
                        : ending.size() + " certificates expire soon or have expired.");
    }

    @Override
    public List<ToDo> toDos() {
        return ending().stream().limit(SHOWN).map(CertificatesCard::toDo).toList();
    }

    private static ToDo toDo(CertificateRow row) {
        return new ToDo(
                row.state(),
                row.name()
                        + (row.state() == State.EXPIRED ? " has expired" : " expires in " + row.daysLeft() + " days"),
                row.trouble().isEmpty() ? String.join(", ", row.domains()) : row.trouble(),
                row.notAfter(),
                "Open",
                CertificatesPage.PATH + "?q=" + URLEncoder.encode(row.name(), StandardCharsets.UTF_8));
    }
}
