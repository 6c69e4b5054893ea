package org.intendant.demo;

import java.nio.file.Path;
import org.intendant.lab.Lab;
import org.intendant.lab.LabFailed;

/**
 * {@code ./run --demo}: an Intendant to click through, with real hosts that are gone when it ends. Its home is a folder of
 * its own, so that nothing of another Intendant is touched.
 */
public final class Demo {

    private final Lab lab;
    private final RunningIntendant intendant;

    private Demo(Lab lab, RunningIntendant intendant) {
        this.lab = lab;
        this.intendant = intendant;
    }

    public static void main(String[] nothing) {
        try {
            say("Opening a lab of real hosts. The first time, their system is fetched and kept for later.");
            Lab lab = Lab.open();
            Relay relay = Relay.in(lab);
            relay.leadsTo(Integer.parseInt(port()));
            Demo demo = new Demo(
                    lab,
                    RunningIntendant.prepared()
                            .set("INTENDANT_HTTP_PORT", port())
                            .set("INTENDANT_HOSTS_URL", relay.url())
                            .set("INTENDANT_PULL_EVERY", "1")
                            .set("INTENDANT_PULL_GRACE", "30"));
            Runtime.getRuntime().addShutdownHook(new Thread(demo::end, "end the demo"));
            demo.begin();
            demo.intendant.awaitEnd();
            System.exit(1);
        } catch (LabFailed | AssertionError told) {
            say(String.valueOf(told.getMessage()));
            System.exit(1);
        }
    }

    private void begin() {
        say("Starting Intendant.");
        intendant.start();
        say("Enrolling hosts, changing one by hand and unplugging another.");
        Estate estate = Estate.on(lab, RestClient.admin(intendant));
        say("");
        say("Intendant is ready: " + intendant.baseUrl() + "/");
        say("Sign in as admin with the password " + RunningIntendant.ADMIN_PASSWORD);
        say("");
        say("The hosts are real. To change something by hand, sign in to one:");
        Path key = lab.keys().privateKey();
        estate.hosts()
                .forEach(host -> say("  ssh -i " + key + " -o StrictHostKeyChecking=no root@" + host.address() + "   # "
                        + host.name()));
        say("Mara may log in as deploy on web1 and web2, until you take that from her:");
        say("  ssh -i " + estate.marasKey() + " -o StrictHostKeyChecking=no deploy@" + estate.address("web1"));
        say(
                "A public port and a host name of pve1 lead to app1 behind it; port 8081 and wiki.example.org are by hand:");
        say("  curl http://" + estate.address("pve1") + ":8080/");
        say("  curl -H 'Host: " + Estate.BOOKINGS + "' http://" + estate.address("pve1") + "/");
        say("");
        say("Its data is in " + intendant.home() + " until it ends.");
        say("Ctrl-C ends everything and removes the hosts and all data of this demo.");
    }

    private void end() {
        say("Removing the demo.");
        intendant.close();
        lab.close();
        say("Nothing of it is left but the hosts' system, kept for the next time.");
    }

    private static String port() {
        return System.getenv().getOrDefault("INTENDANT_HTTP_PORT", "8080");
    }

    private static void say(String sentence) {
        System.out.println(sentence);
    }
}
