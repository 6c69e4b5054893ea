package org.intendant.hostforwarding.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intendant.data.TestDatabase;
import org.intendant.hostforwarding.Doorway;
import org.intendant.people.Role;
import org.intendant.plans.Difference;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sites that others made, adopted once as rules, and refused by name. T13. */
abstract class SiteAdoptionsContract {

    private static final String SHOP = "shop.example.org";
    private static final OutOfUse LINK =
            new OutOfUse("/etc/nginx/sites-enabled/shop", "../sites-available/shop", "server { }", List.of(SHOP));

    protected abstract TestDatabase database();

    private Doorway doorway;
    private Server proxy;

    @BeforeEach
    void aProxyBesideAGuest() {
        doorway = new Doorway(database());
        Server gw1 = doorway.hypervisor("gw1", "10.10.1.0/24");
        proxy = doorway.proxy("proxy1", gw1, "10.10.1.2");
        doorway.guest("web1", gw1, "10.10.1.5", "2001:db8::5");
        doorway.guest("web6", gw1, "", "2001:db8::6");
        doorway.guest("stranger", doorway.hypervisor("gw2"), "10.10.2.5", "");
    }

    @AfterEach
    void close() {
        doorway.close();
    }

    private static HostNameDraft draft(String domains, String path) {
        HostNameDraft draft = new HostNameDraft();
        draft.setDomains(domains);
        draft.setBasePath(path);
        draft.getHttps().setOn(false);
        return draft;
    }

    private static ForeignSite site(String text, ForeignSite.Meaning... meanings) {
        return new ForeignSite("words", text, "", List.of(meanings), List.of(LINK));
    }

    private void read(ForeignSite... sites) {
        doorway.does(() -> {
            doorway.get(HostNameRows.class).read(proxy.id(), false, List.of(sites));
            return true;
        });
    }

    private List<String> adopting(String text) {
        return doorway.refusals(() -> doorway.get(SiteAdoptions.class).adopt(proxy.id(), text));
    }

    private List<OutOfUse> adopted() {
        return doorway.does(() -> doorway.get(HostNameRows.class).adopted(proxy.id()));
    }

    @Test
    void whatOthersServeIsAdoptedOnceAndItsUndoPutsItBack() {
        read(site(
                "both",
                new ForeignSite.Meaning("10.10.1.5", draft(SHOP, "/")),
                new ForeignSite.Meaning("[2001:db8::6]", draft(SHOP, "/six"))));
        assertThat(adopting("another")).singleElement().asString().contains("was read to have no such site");
        assertThat(adopting("both")).isEmpty();
        assertThat(doorway.does(() -> doorway.get(HostNames.class).of(proxy.id())))
                .extracting(row -> row.name() + " " + row.guest())
                .containsExactly(SHOP + " web1", SHOP + "/six web6");
        assertThat(adopted()).containsExactly(LINK);
        assertThat(doorway.trail).contains("name.adopt " + SHOP + ", " + SHOP + "/six of proxy1");
        assertThat(adopting("both"))
                .containsExactly(": This site of proxy1 is adopted already. Its plan takes it out.");

        List<Difference> differences =
                doorway.does(() -> doorway.get(EarlierNames.class).want(proxy.id(), SHOP, KeptNames.of("")));
        assertThat(differences)
                .extracting(Difference::name)
                .containsExactly(SHOP, SHOP + "/six", "Site of others: " + LINK.path() + " with " + SHOP);
        assertThat(adopted()).isEmpty();
        String then = new KeptNames(List.of(), List.of(LINK)).text();
        assertThat(doorway.<List<Difference>>does(
                        () -> doorway.get(EarlierNames.class).want(proxy.id(), SHOP, KeptNames.of(then))))
                .hasSize(1);
        assertThat(adopted()).containsExactly(LINK);
    }

    @Test
    void undoOfAnotherNameLeavesItOut() {
        read(site("one", new ForeignSite.Meaning("10.10.1.5", draft(SHOP, "/"))));
        adopting("one");
        doorway.does(() -> doorway.get(EarlierNames.class).want(proxy.id(), "blog.example.org", KeptNames.of("")));
        assertThat(adopted()).containsExactly(LINK);
    }

    @Test
    void whatCannotBeAdoptedIsRefusedByNameAndNothingIsChanged() {
        HostNameDraft raw = draft("raw.example.org", "/");
        raw.getOptions().setSnippet("gzip on;");
        read(
                site("said").never("It is what names without a rule get."),
                site("lost", new ForeignSite.Meaning("10.10.2.5", draft("lost.example.org", "/"))),
                site("odd", new ForeignSite.Meaning("10.10.1.5", draft("odd_name.example.org", "/"))),
                site("raw", new ForeignSite.Meaning("10.10.1.5", raw)));

        assertThat(adopting("said")).containsExactly("site: It is what names without a rule get.");
        assertThat(adopting("lost"))
                .containsExactly(
                        "site: No guest that proxy1 reaches has the internal address 10.10.2.5. Add the guest, or its"
                                + " address on its own page, first.");
        assertThat(adopting("odd"))
                .singleElement()
                .asString()
                .startsWith("site: Use letters, digits, hyphens and dots");
        doorway.as(2, Role.OPERATOR);
        assertThat(adopting("raw")).containsExactly("site: Only an administrator writes raw text of nginx.");
        doorway.as(7, Role.MEMBER);
        assertThat(adopting("raw")).singleElement().asString().contains("you may not see it");
        doorway.as(1, Role.ADMIN);
        assertThat(adopted()).isEmpty();
        assertThat(doorway.does(() -> doorway.get(HostNames.class).of(proxy.id())))
                .isEmpty();
    }

    @Test
    void whatAnEarlierIntendantReadIsShownAndReadAgain() {
        read();
        doorway.does(() -> doorway.database
                .entityManager()
                .createNativeQuery("update host_name_reading set foreign_sites = '/etc/x serves a on 80'")
                .executeUpdate());
        assertThat(adopting("/etc/x serves a on 80"))
                .singleElement()
                .asString()
                .contains("It was read by an earlier Intendant.");
    }

    @Test
    void moreThanFindsRoomIsLeftOut() {
        String much = "x".repeat(15_000);
        ForeignSite[] sites = new ForeignSite[30];
        for (int i = 0; i < sites.length; i++) {
            sites[i] = site(i + much);
        }
        read(sites);
        assertThat(doorway.does(() -> doorway.get(HostNameRows.class).reading(proxy.id()))
                        .orElseThrow()
                        .foreign())
                .hasSizeBetween(10, 12);
    }

    @Test
    void aProxyThatIsRemovedIsForgotten() {
        read(site("one", new ForeignSite.Meaning("10.10.1.5", draft(SHOP, "/"))));
        adopting("one");
        doorway.does(() -> {
            HostNames names = doorway.get(HostNames.class);
            names.of(proxy.id()).forEach(rule -> names.remove(rule.id()));
            doorway.get(Servers.class).remove(proxy.id(), "proxy1");
            return true;
        });
        assertThat(adopted()).isEmpty();
    }
}
