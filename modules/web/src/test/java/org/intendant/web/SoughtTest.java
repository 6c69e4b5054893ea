package org.intendant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found for what was typed, and in which order. */
class SoughtTest {

    private static final List<String> SERVERS = List.of(
            "backup1",
            "db1",
            "gw1",
            "mail1",
            "prod-gateway-1",
            "shop-web1",
            "web1",
            "web10",
            "web2.example.org",
            "Zürich");

    @ParameterizedTest
    @CsvSource({
        "web1, web1 web10 shop-web1",
        "WEB, web1 web10 web2.example.org shop-web1",
        "1, db1 gw1 web1 mail1 web10 backup1 shop-web1 prod-gateway-1",
        "ex org, web2.example.org",
        "gw1, gw1 prod-gateway-1",
        "pgw, prod-gateway-1",
        "zurich, Zürich",
        "ZÜR, Zürich",
        "ateway, prod-gateway-1",
    })
    void ranksBeginningsBeforeMiddlesAndThoseBeforeLettersInTheirOrder(String typed, String found) {
        assertThat(found(typed, SERVERS)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "wbe1, web1 web10 shop-web1",
        "mial, mail1",
        "gatweay, prod-gateway-1",
        "bakcup1, backup1",
        "gatewwaay, prod-gateway-1",
        "example.rog, ''",
        "xx, ''",
        "qqqqqqqqq, ''",
        "db9, ''",
    })
    void forgivesASlipOnlyWhereNothingFits(String typed, String found) {
        assertThat(found(typed, SERVERS)).isEqualTo(found);
    }

    @Test
    void findsByWhatElseAThingIsKnownBehindWhatIsCalledSo() {
        List<FoundBy> servers =
                List.of(FoundBy.of("alpha", "10.20.0.1", "Web shop"), FoundBy.of("shop"), FoundBy.of("beta", "shop"));

        assertThat(Sought.of("shop").best(servers, server -> server, SoughtTest::jump))
                .extracting(Jump::word)
                .containsExactly("shop", "beta", "alpha");
        assertThat(Sought.of("10.20 al").best(servers, server -> server, SoughtTest::jump))
                .extracting(Jump::word)
                .containsExactly("alpha");
    }

    @Test
    void showsAtMostEight() {
        List<String> many = IntStream.range(0, 100).mapToObj(i -> "web" + i).toList();

        assertThat(found("web", many)).isEqualTo("web0 web1 web2 web3 web4 web5 web6 web7");
    }

    @Test
    void takesWhateverIsTyped() {
        assertThat(Sought.of("  \t ").isEmpty()).isTrue();
        assertThat(Sought.of("Web\u0000 1\n").text()).isEqualTo("web 1");
        for (String typed :
                List.of("%", "_", "(", "\\", "#1", "\ud83d", "a".repeat(5000), "a ".repeat(5000), "\u202e")) {
            assertThat(found(typed, SERVERS)).isNotNull();
        }
    }

    private static String found(String typed, Collection<String> names) {
        List<Jump> jumps = Sought.of(typed).best(names, FoundBy::of, name -> Jump.to(name, "", "pi-server", "/x"));
        return String.join(" ", jumps.stream().map(Jump::word).toList());
    }

    private static Jump jump(FoundBy texts) {
        return Jump.to(texts.name(), "", "pi-server", "/x");
    }
}
