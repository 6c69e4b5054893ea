package org.intendant.portforwarding.push;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intendant.portforwarding.forwards.AdoptedRule;
import org.intendant.portforwarding.forwards.ForeignForward;
import org.intendant.portforwarding.forwards.ForeignForward.Meaning;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** What others forward on a host, rule by rule, with what could be adopted of it. */
final class ForeignRules {

    private static final Pattern TABLE = Pattern.compile("(?s)table (\\S+ \\S+) \\{.*");
    private static final Pattern CHAIN = Pattern.compile("(?s)\\tchain (\\S+) \\{.*");
    private static final Pattern RULE = Pattern.compile("(?s)\\t\\t(.*) # handle ([0-9]+)");

    private final Ruleset ruleset;
    private final Map<String, String> texts = new HashMap<>();

    /**
     * @param ruleset as JSON, which says what rules mean
     * @param printed the same as text with handles, which is how they are written and put back
     */
    ForeignRules(Ruleset ruleset, String printed) {
        this.ruleset = ruleset;
        String table = "";
        String chain = "";
        for (String line : printed.lines().toList()) {
            Matcher tables = TABLE.matcher(line);
            Matcher chains = CHAIN.matcher(line);
            Matcher rules = RULE.matcher(line);
            if (tables.matches()) {
                table = tables.group(1);
            } else if (chains.matches()) {
                chain = chains.group(1);
            } else if (rules.matches()) {
                texts.put(table + " " + chain + " " + rules.group(2), rules.group(1));
            }
        }
    }

    /** Of nft's own rules; those of iptables look otherwise there. */
    List<ForeignForward> ofNft() {
        List<ForeignForward> found = new ArrayList<>();
        for (JsonNode rule : ruleset.dnats()) {
            String place = Ruleset.place(rule);
            String text = texts.getOrDefault(place + " " + rule.path("handle").asText(), "");
            NftRule said = new NftRule(rule);
            String never = RuleOwners.never(
                    rule.path("table").asText(), rule.path("chain").asText());
            if (never.isEmpty() && text.isEmpty()) {
                never = "Its text could not be read.";
            } else if (never.isEmpty() && !ruleset.isPrerouting(rule)) {
                never = "It stands in the chain " + place + ", to which other rules lead, or which other packets pass.";
            } else if (never.isEmpty()) {
                never = said.never();
            }
            found.add(foreign("nft " + place + " " + text, Ruleset.words(rule), never, said.meaning()));
        }
        return found;
    }

    /** @param rules with the tool before each: {@code iptables -A PREROUTING …} */
    static List<ForeignForward> ofIptables(List<String> rules) {
        return rules.stream().map(ForeignRules::ofIptables).toList();
    }

    private static ForeignForward ofIptables(String rule) {
        IptablesRule said = new IptablesRule(rule.substring(rule.indexOf(' ') + 1));
        String never = RuleOwners.never("", said.chain());
        if (never.isEmpty() && !said.chain().equals("PREROUTING")) {
            never = "It stands in the chain " + Text.inert(said.chain(), 60)
                    + ", to which other rules lead, or which other packets pass.";
        }
        return foreign(rule, rule, never.isEmpty() ? said.never() : never, said.meaning());
    }

    private static ForeignForward foreign(String rule, String words, String never, @Nullable Meaning meaning) {
        String longest = rule.length() > AdoptedRule.LONGEST ? "It is too long." : never;
        return new ForeignForward(
                rule.length() > AdoptedRule.LONGEST ? rule.substring(0, AdoptedRule.LONGEST) : rule,
                Text.inert(words, 300),
                longest,
                longest.isEmpty() ? meaning : null);
    }
}
