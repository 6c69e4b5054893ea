package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intendant.demo.LabServer;
import org.intendant.demo.Reply;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunCommand;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.web.PageSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T11, T13: every address of the application, and what each role gets from it. The things named by the ids are somebody
 * else's: the member owns nothing. An address that is missing here fails the test. Everything that is answered is searched
 * for what nobody may be told (T29), and for what a host printed where it is told to who may not read that (T15).
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class PermissionMatrixTest {

    private static final PermissionTable REST = PermissionTable.parse("""
            GET    /api/v1/openapi.json                              ok  ok  ok  ok
            GET    /api/v1/permissions                               ok  ok  ok  ok
            GET    /api/v1/changes                                   ok  ok  ok  ok
            GET    /api/v1/jump                                      ok  ok  ok  ok

            GET    /api/v1/profile                                   ok  ok  ok  ok
            PUT    /api/v1/profile                                   ok  ok  ok  ok  {"version": -1}
            PUT    /api/v1/profile/password                          ok  ok  ok  ok  {}
            GET    /api/v1/profile/tokens                            ok  ok  ok  ok
            POST   /api/v1/profile/tokens                            ok  ok  ok  ok  {}
            DELETE /api/v1/profile/tokens/{token}                    404 404 404 404
            GET    /api/v1/profile/views                             ok  ok  ok  ok
            POST   /api/v1/profile/views                             ok  ok  ok  ok  {}
            PUT    /api/v1/profile/views/{view}                      404 404 404 404 {}
            DELETE /api/v1/profile/views/{view}                      404 404 404 404
            GET    /api/v1/profile/sign-ins                          ok  ok  ok  ok
            DELETE /api/v1/profile/sign-ins/{signIn}                 404 404 404 404

            GET    /api/v1/people                                    403 ok  ok  ok
            GET    /api/v1/people/csv                                403 ok  ok  ok
            GET    /api/v1/people/json                               403 ok  ok  ok
            POST   /api/v1/people                                    403 403 403 ok  {}
            GET    /api/v1/people/export                             403 ok  ok  ok
            POST   /api/v1/people/import                             403 403 403 ok  {"rows": []}
            GET    /api/v1/people/{person}                           403 ok  ok  ok
            PUT    /api/v1/people/{person}                           403 403 403 ok  {"version": -1}
            DELETE /api/v1/people/{person}                           403 403 403 ok
            POST   /api/v1/people/{person}/link                      403 403 403 ok
            GET    /api/v1/people/{other}/tokens                     403 403 403 ok
            DELETE /api/v1/people/{other}/tokens/{token}             403 403 403 ok
            GET    /api/v1/people/{other}/keys                       404 ok  ok  ok
            POST   /api/v1/people/{other}/keys                       404 404 404 ok  {}
            GET    /api/v1/people/{other}/keys/{nothing}             404 404 404 404
            PUT    /api/v1/people/{other}/keys/{nothing}             404 404 404 404 {}
            DELETE /api/v1/people/{other}/keys/{nothing}             404 404 404 404

            GET    /api/v1/keys                                      403 ok  ok  ok
            GET    /api/v1/keys/csv                                  403 ok  ok  ok
            GET    /api/v1/keys/json                                 403 ok  ok  ok

            GET    /api/v1/servers/{server}/keys                     404 ok  ok  ok
            POST   /api/v1/servers/{server}/keys                     403 403 403 ok  {}
            POST   /api/v1/servers/{server}/keys/read                403 403 403 ok
            GET    /api/v1/servers/{server}/keys/wanted              404 ok  ok  ok
            PUT    /api/v1/servers/{server}/keys/wanted/{account}    403 403 403 ok
            DELETE /api/v1/servers/{server}/keys/wanted/{account}    403 403 403 ok
            GET    /api/v1/servers/{server}/keys/{nothing}           404 404 404 404
            DELETE /api/v1/servers/{server}/keys/{nothing}           403 403 403 404
            PUT    /api/v1/servers/{server}/keys/{nothing}/use       403 403 403 404
            DELETE /api/v1/servers/{server}/keys/{nothing}/use       403 403 403 404

            GET    /api/v1/servers/{server}/kept-keys                404 ok  ok  ok
            GET    /api/v1/servers/{server}/key-fetch                404 ok  ok  ok
            PUT    /api/v1/servers/{server}/key-fetch                403 403 403 ok  {}
            POST   /api/v1/servers/{server}/key-fetch/token          403 403 403 ok
            PUT    /api/v1/servers/{server}/kept-keys/{nothing}      403 403 403 404
            DELETE /api/v1/servers/{server}/kept-keys/{nothing}      403 403 403 404

            GET    /api/v1/kept-keys                                 ok  ok  ok  ok
            GET    /api/v1/kept-keys/csv                             ok  ok  ok  ok
            GET    /api/v1/kept-keys/json                            ok  ok  ok  ok
            POST   /api/v1/kept-keys/decide                          403 403 403 ok  {"keys": [], "decision": "kept"}
            POST   /api/v1/kept-keys/adopt                           403 403 403 ok  {"keys": [], "person": {other}}

            GET    /api/v1/access                                    ok  ok  ok  ok
            GET    /api/v1/access/csv                                ok  ok  ok  ok
            GET    /api/v1/access/json                               ok  ok  ok  ok
            GET    /api/v1/key-fetches                               ok  ok  ok  ok
            GET    /api/v1/key-fetches/csv                           ok  ok  ok  ok
            GET    /api/v1/key-fetches/json                          ok  ok  ok  ok
            GET    /api/v1/revocations                               ok  ok  ok  ok
            GET    /api/v1/revocations/{nothing}                     404 404 404 404
            GET    /api/v1/revocations/{nothing}/sessions            404 403 404 404
            POST   /api/v1/revocations/{nothing}/sessions/end        404 403 404 404 {"sessions": ["1-2-3"]}
            GET    /api/v1/revocations/csv                           ok  ok  ok  ok
            GET    /api/v1/revocations/json                          ok  ok  ok  ok
            GET    /api/v1/access/forged                             403 ok  ok  ok
            DELETE /api/v1/access/forged/{nothing}                   403 403 403 404
            GET    /api/v1/groups/{group}/access                     403 ok  ok  ok
            POST   /api/v1/groups/{group}/access                     403 403 403 ok  {}
            POST   /api/v1/groups/{group}/access/preview             403 403 403 ok  {}
            DELETE /api/v1/groups/{group}/access/{nothing}           403 403 403 404
            PUT    /api/v1/groups/{group}/access/servers/{server}    404 403 403 ok
            DELETE /api/v1/groups/{group}/access/servers/{server}    403 403 403 ok
            PUT    /api/v1/groups/{group}/access/servers/{server}/keys/{nothing} 403 403 403 404
            DELETE /api/v1/groups/{group}/access/servers/{server}/keys/{nothing} 403 403 403 404

            GET    /api/v1/groups                                    403 ok  ok  ok
            GET    /api/v1/groups/csv                                403 ok  ok  ok
            GET    /api/v1/groups/json                               403 ok  ok  ok
            POST   /api/v1/groups                                    403 403 403 ok  {}
            GET    /api/v1/groups/{group}                            403 ok  ok  ok
            PUT    /api/v1/groups/{group}                            403 403 403 ok  {"version": -1}
            PUT    /api/v1/groups/{group}/people/{other}             403 403 403 ok
            DELETE /api/v1/groups/{group}/people/{other}             403 403 403 ok
            DELETE /api/v1/groups/{group}                            403 403 403 ok

            GET    /api/v1/notices/wishes                            ok  ok  ok  ok
            PUT    /api/v1/notices/wishes                            ok  ok  ok  ok  {}
            GET    /api/v1/notices/mutes                             ok  ok  ok  ok
            POST   /api/v1/notices/mutes                             ok  ok  ok  ok  {"hours": 0}
            DELETE /api/v1/notices/mutes/{nothing}                   404 404 404 404
            GET    /api/v1/notices/hook                              404 404 404 404
            PUT    /api/v1/notices/hook                              ok  ok  ok  ok  {"url": ""}
            DELETE /api/v1/notices/hook                              404 404 404 404
            POST   /api/v1/notices/hook/test                         404 404 404 404
            GET    /api/v1/notices/mail                              403 403 403 ok
            PUT    /api/v1/notices/mail                              403 403 403 ok  {"version": -1}
            DELETE /api/v1/notices/mail                              403 403 403 ok
            POST   /api/v1/notices/mail/test                         403 403 403 ok
            GET    /api/v1/notices/messages                          ok  ok  ok  ok
            GET    /api/v1/notices/messages/csv                      ok  ok  ok  ok
            GET    /api/v1/notices/messages/json                     ok  ok  ok  ok
            GET    /api/v1/notices/messages/{nothing}                404 404 404 404

            GET    /api/v1/audit                                     403 403 ok  ok
            GET    /api/v1/audit/{entry}                             403 403 ok  ok
            GET    /api/v1/audit/csv                                 403 403 ok  ok
            GET    /api/v1/audit/json                                403 403 ok  ok

            GET    /api/v1/servers                                   ok  ok  ok  ok
            GET    /api/v1/servers/map                               ok  ok  ok  ok
            GET    /api/v1/servers/csv                               ok  ok  ok  ok
            GET    /api/v1/servers/json                              ok  ok  ok  ok
            POST   /api/v1/servers/tags                              ok  403 ok  ok  {"servers": [{server}], "add": ["matrix"]}
            GET    /api/v1/servers/export                            ok  ok  ok  ok
            POST   /api/v1/servers/import                            403 403 ok  ok  {"rows": []}
            GET    /api/v1/servers/{server}                          404 ok  ok  ok
            PUT    /api/v1/servers/{server}                          404 403 ok  ok  {"version": -1}
            DELETE /api/v1/servers/{server}                          403 403 ok  ok
            GET    /api/v1/servers/{server}/dependents               404 ok  ok  ok
            GET    /api/v1/servers/{server}/facts                    404 ok  ok  ok
            POST   /api/v1/servers/{server}/check                    404 403 ok  ok
            POST   /api/v1/servers/check                             403 403 ok  ok
            GET    /api/v1/servers/{server}/host-key                 403 403 ok  ok
            PUT    /api/v1/servers/{server}/host-key                 403 403 ok  ok  {"fingerprint": "x", "typed": ""}

            GET    /api/v1/servers/{server}/accounts                 404 ok  ok  ok
            POST   /api/v1/servers/{server}/accounts                 404 403 ok  ok  {"name": "No Name"}
            PUT    /api/v1/servers/{server}/accounts/{account}       404 403 ok  ok  {"version": -1}
            DELETE /api/v1/servers/{server}/accounts/{account}       404 403 ok  ok
            POST   /api/v1/servers/{server}/accounts/{found}/adopt    404 403 ok  ok
            POST   /api/v1/servers/{server}/accounts/{account}/ignore 404 403 ok  ok
            POST   /api/v1/servers/{server}/accounts/{account}/let-go 404 403 ok  ok
            POST   /api/v1/accounts                                  404 403 ok  ok  {"servers": [{server}], "account": {"name": "No Name"}}

            GET    /api/v1/accounts/export                           ok  ok  ok  ok
            POST   /api/v1/accounts/import                           403 403 ok  ok  {"rows": []}

            GET    /api/v1/host-names                                ok  ok  ok  ok
            GET    /api/v1/host-names/csv                            ok  ok  ok  ok
            GET    /api/v1/host-names/json                           ok  ok  ok  ok
            GET    /api/v1/host-names/export                         ok  ok  ok  ok
            POST   /api/v1/host-names/import                         403 403 ok  ok  {"rows": []}
            POST   /api/v1/host-names                                ok  403 ok  ok  {}
            POST   /api/v1/host-names/check                          ok  403 ok  ok  {}
            GET    /api/v1/host-names/{nothing}                      404 404 404 404
            GET    /api/v1/host-names/{nothing}/draft                404 403 404 404
            PUT    /api/v1/host-names/{nothing}                      404 403 404 404 {}
            DELETE /api/v1/host-names/{nothing}                      404 403 404 404
            GET    /api/v1/servers/{server}/host-names               404 ok  ok  ok
            PUT    /api/v1/servers/{server}/host-names/others        404 403 ok  ok  {}
            POST   /api/v1/servers/{server}/host-names/test          404 403 ok  ok
            POST   /api/v1/servers/{server}/host-names/adopt         404 403 ok  ok  {"text": "x"}
            GET    /api/v1/port-forwards                             ok  ok  ok  ok
            GET    /api/v1/port-forwards/csv                         ok  ok  ok  ok
            GET    /api/v1/port-forwards/json                        ok  ok  ok  ok
            GET    /api/v1/port-forwards/export                      ok  ok  ok  ok
            POST   /api/v1/port-forwards/import                      403 403 ok  ok  {"rows": []}
            POST   /api/v1/port-forwards                             ok  403 ok  ok  {}
            POST   /api/v1/port-forwards/check                       ok  403 ok  ok  {}
            GET    /api/v1/port-forwards/{nothing}                   404 404 404 404
            PUT    /api/v1/port-forwards/{nothing}                   404 403 404 404 {}
            DELETE /api/v1/port-forwards/{nothing}                   404 403 404 404
            GET    /api/v1/servers/{server}/port-forwards            404 ok  ok  ok
            GET    /api/v1/paths/port/{nothing}                      404 404 404 404
            POST   /api/v1/paths/port/{nothing}/walk                 404 403 404 404
            POST   /api/v1/servers/{server}/port-forwards/test       404 403 ok  ok
            POST   /api/v1/servers/{server}/port-forwards/adopt      404 403 ok  ok  {"rule": "x"}
            POST   /api/v1/servers/{server}/port-forwards/proxy      404 403 ok  ok
            GET    /api/v1/shares                                    ok  ok  ok  ok
            GET    /api/v1/shares/csv                                ok  ok  ok  ok
            GET    /api/v1/shares/json                               ok  ok  ok  ok
            GET    /api/v1/shares/export                             ok  ok  ok  ok
            POST   /api/v1/shares/import                             403 403 ok  ok  {"rows": []}
            POST   /api/v1/shares                                    ok  403 ok  ok  {}
            POST   /api/v1/shares/check                              ok  403 ok  ok  {}
            GET    /api/v1/shares/{nothing}                          404 404 404 404
            PUT    /api/v1/shares/{nothing}                          404 403 404 404 {}
            DELETE /api/v1/shares/{nothing}                          404 403 404 404
            GET    /api/v1/servers/{server}/shares                   404 ok  ok  ok
            POST   /api/v1/servers/{server}/shares/test              404 403 ok  ok
            POST   /api/v1/servers/{server}/shares/measure           404 403 ok  ok
            POST   /api/v1/share-users/{nothing}/reveal              404 403 404 404
            POST   /api/v1/share-users/{nothing}/rotate              404 403 404 404

            GET    /api/v1/certificates                              403 ok  ok  ok
            GET    /api/v1/certificates/csv                          403 ok  ok  ok
            GET    /api/v1/certificates/json                         403 ok  ok  ok
            POST   /api/v1/certificates                              403 403 ok  ok  {}
            GET    /api/v1/certificates/{nothing}                    403 404 404 404
            GET    /api/v1/certificates/{nothing}/chain              403 404 404 404
            PUT    /api/v1/certificates/{nothing}                    403 403 404 404 {}
            DELETE /api/v1/certificates/{nothing}                    403 403 404 404
            POST   /api/v1/certificates/{nothing}/renew              403 403 404 404
            GET    /api/v1/certificate-orders                        403 ok  ok  ok
            POST   /api/v1/certificate-orders                        403 403 ok  ok  {}
            POST   /api/v1/certificate-orders/{nothing}/again        403 403 404 404
            DELETE /api/v1/certificate-orders/{nothing}              403 403 404 404
            GET    /api/v1/acme                                      403 ok  ok  ok
            GET    /api/v1/acme/terms                                403 403 403 ok
            PUT    /api/v1/acme                                      403 403 403 ok  {}

            GET    /api/v1/servers/enrolments                        403 403 ok  ok
            POST   /api/v1/servers/enrolments                        403 403 ok  ok  {}
            GET    /api/v1/servers/enrolments/{enrolment}            403 403 ok  ok
            DELETE /api/v1/servers/enrolments/{enrolment}            403 403 ok  ok
            POST   /api/v1/servers/enrolments/{enrolment}/confirm    403 403 ok  ok  {"fingerprint": "x"}
            POST   /api/v1/servers/enrolments/{enrolment}/authorize  403 403 ok  ok  {"password": "x"}
            POST   /api/v1/servers/enrolments/{enrolment}/check      403 403 ok  ok
            POST   /api/v1/servers/enrolments/{enrolment}/finish     403 403 ok  ok  {"server": {}, "accounts": []}

            POST   /api/v1/commands                                  403 403 403 ok  {"servers": [{server}], "arguments": []}
            GET    /api/v1/accounts                                  ok  ok  ok  ok
            GET    /api/v1/accounts/csv                              ok  ok  ok  ok
            GET    /api/v1/accounts/json                             ok  ok  ok  ok
            GET    /api/v1/plans                                     ok  ok  ok  ok
            POST   /api/v1/comparisons/server/{server}/compare       404 403 ok  ok
            GET    /api/v1/plans/accounts/server/{server}            404 403 ok  ok
            POST   /api/v1/plans/accounts/server/{server}/apply      404 403 ok  ok  {"digests": ["x"], "typedName": ""}
            PUT    /api/v1/differences/accounts/server/{server}/ignored 404 403 ok ok {"digest": "x", "until": ""}
            DELETE /api/v1/differences/accounts/server/{server}/ignored 404 403 404 404
            POST   /api/v1/differences/accounts/server/{server}/adopt 404 403 ok ok {"digest": "x"}
            GET    /api/v1/comparisons                               ok  ok  ok  ok
            GET    /api/v1/comparisons/summary                       ok  ok  ok  ok
            GET    /api/v1/comparisons/csv                           ok  ok  ok  ok
            GET    /api/v1/comparisons/json                          ok  ok  ok  ok
            POST   /api/v1/comparisons/compare                       ok  403 ok  ok

            GET    /api/v1/files                                     ok  ok  ok  ok
            GET    /api/v1/files/csv                                 ok  ok  ok  ok
            GET    /api/v1/files/json                                ok  ok  ok  ok
            GET    /api/v1/files/{file}                              404 ok  ok  ok
            GET    /api/v1/files/{file}/versions                     404 ok  ok  ok
            GET    /api/v1/files/{file}/versions/{version}           404 ok  ok  ok
            GET    /api/v1/files/{file}/versions/{version}/content   404 403 ok  ok
            POST   /api/v1/files/{file}/versions/{version}/revert    404 403 422 422
            GET    /api/v1/files/{file}/diff                         404 403 404 404

            GET    /api/v1/operations                                ok  ok  ok  ok
            GET    /api/v1/operations/csv                            ok  ok  ok  ok
            GET    /api/v1/operations/json                           ok  ok  ok  ok
            GET    /api/v1/operations/{operation}                    404 ok  ok  ok
            GET    /api/v1/operations/{operation}/log                404 403 ok  ok
            GET    /api/v1/operations/{operation}/log/all            404 403 ok  ok
            GET    /api/v1/operations/{operation}/log/raw            404 403 ok  ok
            POST   /api/v1/operations/{operation}/cancel             404 403 ok  ok
            POST   /api/v1/operations/{operation}/retry              404 403 403 ok
            """);

    /** The one address of the API that needs no sign-in: the name and the password are in the body. */
    private static final String PUBLIC = "POST /api/v1/tokens";

    private static final PermissionTable PAGES = PermissionTable.parse("""
            GET /dashboard.xhtml                          ok  ok  ok  ok
            GET /guides.xhtml                             ok  ok  ok  ok
            GET /guide/overview.xhtml                     ok  ok  ok  ok
            GET /operations/guide/drift.xhtml             ok  ok  ok  ok
            GET /operations/guide/operations.xhtml        ok  ok  ok  ok
            GET /people/guide/audit.xhtml                 ok  ok  ok  ok
            GET /people/guide/people.xhtml                ok  ok  ok  ok
            GET /people/guide/groups.xhtml                ok  ok  ok  ok
            GET /people/guide/profile.xhtml               ok  ok  ok  ok
            GET /keymanager/keys.xhtml                    403 ok  ok  ok
            GET /keymanager/guide/keys.xhtml              ok  ok  ok  ok
            GET /keymanager/access.xhtml                  ok  ok  ok  ok
            GET /keymanager/revocations.xhtml             ok  ok  ok  ok
            GET /keymanager/revocation.xhtml?id={nothing} 404 404 404 404
            GET /keymanager/guide/revocations.xhtml       ok  ok  ok  ok
            GET /keymanager/guide/access.xhtml            ok  ok  ok  ok
            GET /keymanager/fetching.xhtml                ok  ok  ok  ok
            GET /keymanager/guide/fetching.xhtml          ok  ok  ok  ok
            GET /keymanager/forged.xhtml                  403 ok  ok  ok
            GET /keymanager/kept-keys.xhtml               ok  ok  ok  ok
            GET /hostforwarding/certificates.xhtml        403 ok  ok  ok
            GET /hostforwarding/guide/certificates.xhtml  ok  ok  ok  ok
            GET /hostforwarding/names.xhtml               ok  ok  ok  ok
            GET /hostforwarding/guide/names.xhtml         ok  ok  ok  ok
            GET /portforwarding/forwards.xhtml            ok  ok  ok  ok
            GET /portforwarding/guide/forwards.xhtml      ok  ok  ok  ok
            GET /servers/path.xhtml?type=port&id={nothing} 404 404 404 404
            GET /samba/shares.xhtml                       ok  ok  ok  ok
            GET /samba/guide/shares.xhtml                 ok  ok  ok  ok
            GET /servers/guide/accounts.xhtml             ok  ok  ok  ok
            GET /servers/guide/map.xhtml                  ok  ok  ok  ok
            GET /servers/guide/run.xhtml                  ok  ok  ok  ok
            GET /servers/guide/servers.xhtml              ok  ok  ok  ok
            GET /notices/notices.xhtml                    ok  ok  ok  ok
            GET /notices/mail.xhtml                       403 403 403 ok
            GET /notices/guide/notices.xhtml              ok  ok  ok  ok
            GET /operations/files.xhtml                   ok  ok  ok  ok
            GET /operations/file.xhtml?id={file}          404 ok  ok  ok
            GET /operations/guide/files.xhtml             ok  ok  ok  ok
            GET /operations/operations.xhtml              ok  ok  ok  ok
            GET /operations/operation.xhtml?id={operation} 404 ok ok  ok
            GET /operations/drift.xhtml                   ok  ok  ok  ok
            GET /operations/plan.xhtml?kind=accounts&target=server:{server} 404 403 ok ok
            GET /people/profile.xhtml                     ok  ok  ok  ok
            GET /people/permissions.xhtml                 ok  ok  ok  ok
            GET /people/people.xhtml                      403 ok  ok  ok
            GET /people/person.xhtml?id={person}          403 ok  ok  ok
            GET /people/newperson.xhtml                   403 403 403 ok
            GET /people/groups.xhtml                      403 ok  ok  ok
            GET /people/group.xhtml?id={group}            403 ok  ok  ok
            GET /people/newgroup.xhtml                    403 403 403 ok
            GET /lists/import.xhtml?kind=servers          403 403 ok  ok
            GET /people/audit.xhtml                       403 403 ok  ok
            GET /people/entry.xhtml?id={entry}            403 403 ok  ok
            GET /servers/servers.xhtml                    ok  ok  ok  ok
            GET /servers/map.xhtml                        ok  ok  ok  ok
            GET /servers/server.xhtml?id={server}         404 ok  ok  ok
            GET /servers/edit.xhtml?id={server}           404 403 ok  ok
            GET /servers/accounts.xhtml                   ok  ok  ok  ok
            GET /servers/enrol.xhtml                      403 403 ok  ok
            GET /servers/run.xhtml                        403 403 403 ok
            """);

    private static final List<String> PUBLIC_PAGES =
            List.of("/people/link.xhtml", "/people/setup.xhtml", "/people/signin.xhtml");

    /** Parts of other pages: nobody gets anything from them. */
    private static final List<String> PARTS = List.of(
            "/hostforwarding/parts/certificate-forms.xhtml",
            "/keymanager/parts/group-access.xhtml",
            "/keymanager/parts/holder.xhtml",
            "/keymanager/parts/kept-keys.xhtml",
            "/keymanager/parts/keys.xhtml",
            "/keymanager/parts/own-access.xhtml",
            "/keymanager/parts/own-keys.xhtml",
            "/keymanager/parts/person-access.xhtml",
            "/keymanager/parts/person-keys.xhtml",
            "/keymanager/parts/places.xhtml",
            "/keymanager/parts/pull.xhtml",
            "/keymanager/parts/recommended-groups.xhtml",
            "/keymanager/parts/server-access.xhtml",
            "/notices/parts/profile.xhtml",
            "/operations/parts/approved.xhtml",
            "/operations/parts/difference.xhtml",
            "/operations/parts/review.xhtml",
            "/operations/parts/unified.xhtml",
            "/people/parts/before-saving.xhtml",
            "/people/parts/list-end.xhtml",
            "/people/parts/list-tools.xhtml",
            "/lists/parts/files.xhtml",
            "/people/parts/person-groups.xhtml",
            "/people/parts/views.xhtml",
            "/hostforwarding/parts/answer.xhtml",
            "/hostforwarding/parts/form.xhtml",
            "/hostforwarding/parts/proxy-form.xhtml",
            "/hostforwarding/parts/row-actions.xhtml",
            "/hostforwarding/parts/server-names.xhtml",
            "/portforwarding/parts/form.xhtml",
            "/portforwarding/parts/row-actions.xhtml",
            "/portforwarding/parts/server-forwards.xhtml",
            "/samba/parts/form.xhtml",
            "/samba/parts/row-actions.xhtml",
            "/samba/parts/server-shares.xhtml",
            "/servers/parts/fields.xhtml",
            "/servers/parts/owned-servers.xhtml",
            "/servers/parts/server-accounts.xhtml",
            "/servers/parts/server-files.xhtml");

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static LabServer server;
    private static LabHost stranger;
    private static Colleague other;
    private static final Map<String, Colleague> TEAM = new TreeMap<>();
    private static final Map<String, String> IDS = new HashMap<>();
    private static final Canaries CANARIES = new Canaries();

    @BeforeAll
    static void hireAndEnrol(RunningIntendant shared) throws IOException {
        intendant = shared;
        admin = RestClient.admin(intendant);
        PermissionTable.ROLES.forEach(
                role -> TEAM.put(role, Colleague.hired(intendant, "matrix-" + role, role.toUpperCase(Locale.ROOT))));
        other = Colleague.hired(intendant, "matrix-other", "MEMBER");
        server = LabServer.enrol(
                admin, Lab.shared().host("matrix", HostSpec.plain().user("matron")), "root");
        stranger = Lab.shared().host("matrix-stranger");
        IDS.put("server", Long.toString(server.id()));
        IDS.put("account", "matrixed");
        IDS.put("found", "matron");
        IDS.put("other", Long.toString(other.id()));
        IDS.put("person", "0");
        IDS.put(
                "group",
                admin.post("groups", Map.of("name", "Matrix team"))
                        .orThrow()
                        .required("id")
                        .asText());
        IDS.put("view", "0");
        IDS.put("nothing", "999999999");
        IDS.put("token", first("people/" + other.id() + "/tokens"));
        IDS.put(
                "signIn",
                other.browser()
                        .get("/api/v1/profile/sign-ins")
                        .json()
                        .get(0)
                        .get("id")
                        .asText());
        IDS.put(
                "entry",
                admin.get("audit").orThrow().get("rows").get(0).get("id").asText());
        RestOperations operations = new RestOperations(admin);
        long failed = operations.command(
                List.of(server),
                false,
                "sh",
                "-c",
                "printf '%s-%s' canary printed; printf '%s-%s' canary erred >&2; exit 3");
        operations.ended(failed, Duration.ofMinutes(1));
        IDS.put("operation", Long.toString(failed));
        IDS.put("file", written(operations));
        IDS.put("version", "2");
        hideSecrets();
    }

    /** The file of who may log in as root, written once. */
    private static String written(RestOperations operations) {
        String group = "groups/" + IDS.get("group");
        admin.post("servers/" + server.id() + "/accounts/root/adopt", Map.of()).orThrow();
        admin.put(group + "/people/" + other.id(), Map.of()).orThrow();
        admin.post("people/" + other.id() + "/keys", Map.of("key", EveryPageTest.KEY))
                .orThrow();
        admin.post(group + "/access", Map.of("places", List.of("root@matrix"))).orThrow();
        operations.ended(operations.apply("keys", server), Duration.ofMinutes(1));
        return admin.get("files?target=" + server.target())
                .orThrow()
                .required("rows")
                .get(0)
                .required("id")
                .asText();
    }

    private static void hideSecrets() throws IOException {
        CANARIES.output("what a command printed", "canary-printed");
        CANARIES.output("what a command printed as an error", "canary-erred");
        CANARIES.secret("the administrator's password", RunningIntendant.ADMIN_PASSWORD);
        CANARIES.secret("everybody's password", Colleague.PASSWORD);
        CANARIES.secret("a hash of a password", "$argon2");
        CANARIES.secret("the token of /metrics", SharedIntendant.METRICS_TOKEN);
        CANARIES.secret(
                "the master key",
                Files.readString(intendant.home().resolve("master.key")).strip());
        CANARIES.secret("a private key", "PRIVATE KEY");
        CANARIES.secret("the password of the mail server", "canary-of-the-mail");
        TEAM.forEach((role, person) -> {
            CANARIES.secret("the token of " + role, person.token());
            CANARIES.secret("the cookie of " + role, person.browser().cookie("intendant"));
        });
        CANARIES.secret("another one's token", other.token());
        CANARIES.secret("another one's cookie", other.browser().cookie("intendant"));
        String link = admin.post("people/" + person() + "/link", Map.of())
                .orThrow()
                .required("url")
                .asText();
        CANARIES.secret("a one-time link", link.replaceFirst(".*link=", ""));
        Reply made = other.browser()
                .submit(
                        "/people/profile.xhtml",
                        "hook",
                        Map.of("hook:url", "https://hooks.example/canary-of-a-hook", "hook:save", "hook:save"));
        Matcher secret = Pattern.compile("<code class=\"secret\">([^<]+)<").matcher(made.body());
        assertThat(secret.find()).as(made.toString()).isTrue();
        CANARIES.secret("the secret of a webhook", secret.group(1));
        CANARIES.secret("the address of a webhook", "canary-of-a-hook");
    }

    /** With the password that is searched for; one row takes it away. */
    private static void setUpMail() {
        Reply mail = TEAM.get("admin")
                .browser()
                .submit(
                        "/notices/mail.xhtml",
                        "f",
                        Map.of(
                                "f:host", "127.0.0.1",
                                "f:port_input", "1",
                                "f:port_hinput", "1",
                                "f:security_input", "NONE",
                                "f:sender", "intendant@example.org",
                                "f:login", "postman",
                                "f:password", "canary-of-the-mail",
                                "f:save", "f:save"));
        assertThat(mail.body()).contains("postman");
    }

    private static String first(String path) {
        return admin.get(path).orThrow().get(0).get("id").asText();
    }

    @AfterAll
    static void tidyUp() {
        admin.get("groups/" + IDS.get("group") + "/access")
                .orThrow()
                .required("grants")
                .forEach(grant -> admin.delete("groups/" + IDS.get("group") + "/access/"
                        + grant.required("id").asLong()));
        admin.post("servers/" + server.id() + "/accounts/matron/let-go", Map.of());
        admin.post("servers/" + server.id() + "/accounts/root/let-go", Map.of());
        admin.delete("servers/" + server.id() + "?typed=matrix");
        admin.delete("groups/" + IDS.get("group") + "?typed=Matrix%20team");
        TEAM.get("admin").browser().submit("/notices/mail.xhtml", "f", Map.of("f:remove", "f:remove"));
        server.host().destroy();
        stranger.destroy();
    }

    @Test
    void theTableHoldsEveryOperationOfTheApi() {
        JsonNode paths = admin.get("openapi.json").orThrow().required("paths");
        List<String> described = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(method -> method.matches("get|put|post|delete|patch|head|options|trace"))
                        .forEach(
                                method -> described.add(shape(method.toUpperCase(Locale.ROOT) + " " + path.getKey()))));
        List<String> listed = new ArrayList<>(
                REST.operations().stream().map(PermissionMatrixTest::shape).toList());
        listed.add(PUBLIC);
        assertThat(described).containsExactlyInAnyOrderElementsOf(listed);
    }

    /** An operation with its parameters made nameless; plans have one kind and type of target today. */
    private static String shape(String operation) {
        return operation
                .replace("/accounts/server/{", "/{}/{}/{")
                .replace("/comparisons/server/{", "/comparisons/{}/{")
                .replace("/paths/port/{", "/paths/{}/{")
                .replaceAll("\\{\\w*\\}", "{}");
    }

    @Test
    void everyRoleGetsFromTheApiWhatTheTableSays() {
        setUpMail();
        assertThat(answered(REST, true)).isEqualTo(wanted(REST));
        CANARIES.mustHaveStayedInside();
    }

    @Test
    void nobodyGetsAnythingFromTheApiWithoutSigningIn() {
        Visitor nobody = new Visitor(intendant);
        for (PermissionTable.Row row : REST.rows()) {
            Reply reply = call(nobody, row);
            assertThat(reply.status()).as(row.line()).isEqualTo(401);
            assertThat(reply.header("Content-Type")).as(row.line()).startsWith("application/json");
            assertThat(reply.json().required("error").required("message").asText())
                    .as(row.line())
                    .isNotEmpty();
        }
    }

    /** What makes no sense is told to whoever sent it; only our own bugs are 500. */
    @Test
    void nonsenseIsRefusedAndIsNoBug() {
        Visitor somebody = TEAM.get("admin").rest(intendant);
        List<String> bugs = new ArrayList<>();
        for (PermissionTable.Row row : REST.rows()) {
            if (!row.body().isEmpty()) {
                for (String body : List.of("", "null", "[]", "{}", "{\"x\": 1}", "7", "{", "\"\u0000\"")) {
                    Reply reply = somebody.json(row.method(), filled(row.path()), body);
                    if (reply.status() == 500) {
                        bugs.add(row.method() + " " + row.path() + " " + body);
                    }
                }
            }
        }
        for (PermissionTable.Row row : REST.rows()) {
            if (row.method().equals("GET")) {
                for (String query :
                        List.of("limit=-1", "offset=x", "sort=x%27", "x=%ff", "from=-1&part=x", "wait=-9")) {
                    if (somebody.get(filled(row.path()) + "?" + query).status() == 500) {
                        bugs.add("GET " + row.path() + "?" + query);
                    }
                }
            }
        }
        assertThat(bugs).isEmpty();
    }

    @Test
    void theTableHoldsEveryPage() throws IOException {
        List<String> listed = new ArrayList<>(PUBLIC_PAGES);
        listed.addAll(PARTS);
        PAGES.rows().forEach(row -> listed.add(row.path().replaceFirst("\\?.*", "")));
        assertThat(pages()).containsExactlyInAnyOrderElementsOf(listed);
    }

    private static List<String> pages() throws IOException {
        Path everything = RunCommand.root();
        return PageSource.pages(everything).stream()
                .map(page -> page.toString().replaceFirst(".*/META-INF/resources", ""))
                .filter(page -> !page.matches("/(templates|error|i)/.*"))
                .toList();
    }

    /**
     * T12: whoever may not is refused by each long poll at once, whatever time he would wait for; what ends while somebody
     * waits is in {@code SessionLifeTest} and {@code LongPollTest}.
     */
    @Test
    void longPollsRefuseAtOnce() {
        List<String> polls = new ArrayList<>();
        admin.get("openapi.json").orThrow().required("paths").properties().forEach(path -> {
            if (path.getValue().at("/get/parameters").findValuesAsText("name").contains("wait")) {
                polls.add(path.getKey().replace("{id}", IDS.get("operation")));
            }
        });
        assertThat(polls)
                .containsExactlyInAnyOrder("/api/v1/changes", "/api/v1/operations/" + IDS.get("operation") + "/log");
        long before = System.nanoTime();
        for (String poll : polls) {
            String path = poll + "?wait=60&since=99999999&part=1&from=99999999";
            Visitor boss = TEAM.get("admin").browser();
            refuses(401, new Visitor(intendant), path);
            refuses(401, Visitor.bearing(intendant, "nonsense"), path);
            refuses(401, new Visitor(intendant).withCookie("intendant", "x".repeat(43)), path);
            refuses(403, boss.twin().with("Origin", "https://elsewhere.example"), path);
            refuses(403, boss.twin().with("Origin", "null"), path);
            refuses(403, boss.twin().with("Sec-Fetch-Site", "cross-site"), path);
            if (poll.endsWith("/log")) {
                refuses(404, other.rest(intendant), path);
                refuses(404, other.browser(), path);
                refuses(403, TEAM.get("viewer").rest(intendant), path);
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    /** T14: nobody gives himself or anybody else more than he has, by whatever field, token or group. */
    @Test
    void nobodyRaisesHimself() {
        for (String role : List.of("member", "viewer", "operator")) {
            Colleague person = TEAM.get(role);
            Visitor rest = person.rest(intendant);
            String more =
                    "{\"displayName\": \"x\", \"email\": \"\", \"role\": \"ADMIN\", \"active\": true, \"version\": 1}";
            assertThat(rest.json("PUT", "/api/v1/profile", more).status())
                    .as("the role is left as it is")
                    .isIn(200, 409);
            assertThat(rest.json("PUT", "/api/v1/people/" + person.id(), more).status())
                    .isEqualTo(403);
            assertThat(rest.json("PUT", "/api/v1/people/" + other.id(), more).status())
                    .isEqualTo(403);
            assertThat(rest.json("POST", "/api/v1/profile/tokens", "{\"name\": \"x\", \"role\": \"ADMIN\"}")
                            .status())
                    .isEqualTo(400);
            for (String name :
                    List.of("ADMIN", "admin", "Administrator", "\uff21\uff24\uff2d\uff29\uff2e", "\u0410DMIN")) {
                assertThat(rest.json("POST", "/api/v1/groups", "{\"name\": \"" + name + "\"}")
                                .status())
                        .as(role + " " + name)
                        .isEqualTo(403);
                assertThat(TEAM.get("admin")
                                .rest(intendant)
                                .json(
                                        "POST",
                                        "/api/v1/groups",
                                        "{\"name\": \"" + name + "\", \"people\": [" + person.id() + "]}")
                                .status())
                        .as(name)
                        .isEqualTo(422);
            }
            assertThat(rest.get("/api/v1/profile").json().required("role").asText())
                    .isEqualToIgnoringCase(role);
        }
    }

    private static void refuses(int status, Visitor visitor, String path) {
        Reply reply = visitor.get(path);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(status);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(reply.json().size()).as(reply.body()).isEqualTo(1);
    }

    /** T15: without this the search for what was printed would pass on a command that never printed. */
    @Test
    void whoMayReadOutputReadsIt() {
        for (String role : List.of("operator", "admin")) {
            assertThat(call(TEAM.get(role).rest(intendant), REST.row("/api/v1/operations/{operation}/log/raw"))
                            .body())
                    .contains("canary-printed", "canary-erred");
        }
    }

    /** Numbers are for whoever has their own token; being signed in opens nothing. */
    @Test
    void metricsAreForTheTokenAndCountWhatWasDone() {
        assertThat(TEAM.get("admin").browser().get("/metrics").status()).isEqualTo(401);
        assertThat(TEAM.get("admin").rest(intendant).get("/metrics").status()).isEqualTo(401);
        Reply reply = Visitor.bearing(intendant, SharedIntendant.METRICS_TOKEN).get("/metrics");
        Scrape scrape = Scrape.parse(reply.body());
        assertThat(scrape.value("intendant_servers_by_reachability{reachability=\"reachable\"}"))
                .isPositive();
        String failed = "{kind=\"command\",state=\"failed\"}";
        assertThat(scrape.value("intendant_operations" + failed)).isPositive();
        assertThat(scrape.value("intendant_operation_duration_seconds_count" + failed))
                .isPositive();
        assertThat(reply.body()).doesNotContain("matrix");
    }

    @Test
    void everyRoleGetsThePagesThatTheTableSays() {
        setUpMail();
        assertThat(answered(PAGES, false)).isEqualTo(wanted(PAGES));
        CANARIES.mustHaveStayedInside();
        assertThat(other.browser().get("/people/profile.xhtml").body())
                .as("what one's own secret is, is said once")
                .contains("Call it now")
                .doesNotContain("class=\"secret\"");
    }

    @Test
    void nobodyGetsAPageWithoutSigningIn() {
        Visitor nobody = new Visitor(intendant);
        PAGES.rows()
                .forEach(row -> assertThat(nobody.get(filled(row.path())).leadsToSignIn())
                        .as(row.path())
                        .isTrue());
        PARTS.forEach(
                part -> assertThat(nobody.get(part).leadsToSignIn()).as(part).isTrue());
        PUBLIC_PAGES.forEach(
                page -> assertThat(nobody.get(page).status()).as(page).isEqualTo(200));
    }

    @Test
    void partsOfPagesAreNoPages() throws IOException {
        List<String> parts = new ArrayList<>(PARTS);
        parts.addAll(
                List.of("/templates/shell.xhtml", "/i/status.xhtml", "/error/error.xhtml", "/templates/mark.xhtml"));
        for (String part : parts) {
            assertThat(TEAM.get("admin").browser().get(part).status()).as(part).isEqualTo(404);
        }
    }

    /** The form of somebody who may, sent by somebody who may not. */
    @Test
    void anotherRolesFormChangesNothing() {
        Map<String, String> form =
                TEAM.get("admin").browser().get("/people/newperson.xhtml").form("f");
        form.putAll(Map.of("f:username", "smuggled", "f:role_input", "ADMIN", "f:save", "f:save"));
        for (String role : List.of("member", "viewer", "operator")) {
            Visitor browser = TEAM.get(role).browser();
            Map<String, String> own = browser.get("/people/profile.xhtml").form("user");
            for (String state : List.of(form.get("jakarta.faces.ViewState"), own.get("jakarta.faces.ViewState"))) {
                Map<String, String> replayed = new LinkedHashMap<>(form);
                replayed.put("jakarta.faces.ViewState", state);
                assertThat(browser.post("/people/newperson.xhtml", replayed).body())
                        .as(role)
                        .doesNotContain("Hand this link");
                assertThat(browser.post("/people/profile.xhtml", replayed).body())
                        .as(role)
                        .doesNotContain("Hand this link");
            }
        }
        assertThat(admin.get("people?q=smuggled").text()).doesNotContain("\"smuggled\"");
    }

    private static String answered(PermissionTable table, boolean rest) {
        StringBuilder lines = new StringBuilder();
        for (PermissionTable.Row row : table.rows()) {
            Map<String, Integer> statuses = new TreeMap<>();
            for (String role : PermissionTable.ROLES) {
                Colleague colleague = TEAM.get(role);
                Visitor visitor = rest ? colleague.rest(intendant) : colleague.browser();
                Reply reply = call(visitor, row);
                CANARIES.search(role, row.method() + " " + row.path(), reply);
                statuses.put(role, reply.status());
            }
            lines.append(row.line(statuses)).append('\n');
        }
        return lines.toString();
    }

    private static String wanted(PermissionTable table) {
        StringBuilder lines = new StringBuilder();
        table.rows().forEach(row -> lines.append(row.line()).append('\n'));
        return lines.toString();
    }

    private static Reply call(Visitor visitor, PermissionTable.Row row) {
        String path = filled(row.path());
        return row.body().isEmpty()
                ? visitor.send(row.method(), path, "", "")
                : visitor.json(row.method(), path, filled(row.body()));
    }

    /** Names the ids; what an earlier call has used up is made anew. */
    private static String filled(String text) {
        if (text.contains("{person}")
                && admin.get("people/" + IDS.get("person")).status() == 404) {
            IDS.put("person", person());
        }
        if (text.contains("{enrolment}")) {
            IDS.put("enrolment", enrolment());
        }
        if (text.contains("{account}") || text.contains("accounts/server") || text.contains("kind=accounts")) {
            admin.post("servers/" + server.id() + "/accounts", Map.of("name", "matrixed", "shell", "/bin/sh"));
        }
        String filled = text;
        for (Map.Entry<String, String> id : IDS.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }

    private static String person() {
        String name = "matrix-nobody-" + System.nanoTime();
        return admin.post("people", Map.of("username", name, "role", "VIEWER"))
                .orThrow()
                .required("id")
                .asText();
    }

    private static String enrolment() {
        JsonNode open = admin.get("servers/enrolments").orThrow();
        return open.isEmpty()
                ? admin.post("servers/enrolments", Map.of("user", "root", "host", stranger.address()))
                        .orThrow()
                        .required("id")
                        .asText()
                : open.get(0).required("id").asText();
    }
}
