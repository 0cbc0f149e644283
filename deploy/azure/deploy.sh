#!/usr/bin/env bash
# Brings Signpost to Azure from Cloud Shell, keeps it up to date, and takes it away again. deploy/azure/README.md says more.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$here/../.." && pwd)
group=signpost
location=uksouth
# Answers, and what is found out on the way.
trust='' size='' teams='' origins='' go_on='' typed='' tenant='' app='' address='' work='' make_secret=true

usage() {
  cat <<'TEXT'
Use: bash deploy/azure/deploy.sh COMMAND [--group NAME] [--location REGION] [--tenant ID]

  install    asks at most five questions, shows what would change and what it costs, and makes it;
             run it again to change an answer, or to go on after something failed
  upgrade    brings the program in this folder to what is installed
  rollback   brings back the program that was there before the last upgrade
  remove     deletes everything that install made
  costs      prints what each size costs

  --group     the resource group: it holds Signpost and nothing else (signpost)
  --location  the Azure region (uksouth)
  --tenant    the Microsoft 365 tenant of the people in Teams, where it is not the subscription's own; whoever runs it must agree
TEXT
}

# Pounds a month without VAT: estimates of 22 November 2026, taken from no price list. Check them in Azure's calculator.
costs() {
  cat <<'TEXT'
  try     one small server, for a pilot group                              about £10 to £15
  small   one server: its restart begins conversations again               about £50 to £75
  medium  two to three servers and Redis: goes on when one server fails    about £130 to £230
  large   two to six bigger servers and Redis: several trusts' staff       about £250 to £750
TEXT
}

main() {
  local command=${1:-}
  [ $# -gt 0 ] && shift
  while [ $# -gt 0 ]; do
    case $1 in
      --group | --location | --tenant)
        [ -n "${2:-}" ] || stop "$1 needs a value."
        printf -v "${1#--}" %s "$2"
        shift 2
        ;;
      -h | --help) command=--help && shift ;;
      *) usage >&2 && stop "\"$1\" is not known." ;;
    esac
  done
  case $command in
    install | upgrade | rollback | remove) sign_in && "$command" ;;
    costs) costs ;;
    -h | --help) usage ;;
    *) usage >&2 && stop "Say what to do: install, upgrade, rollback, remove or costs." ;;
  esac
}

install() {
  refuse_foreign_group
  ask_questions
  az group create --name "$group" --location "$location" --output none \
    --tags made-by=signpost "trust=$trust" "size=$size" "teams=$teams" "origins=$origins" "tenant=$tenant"
  find_secret
  local parameters=("trustName=$trust" "location=$location" "allowedOrigins=$origins" "makeSecret=$make_secret")
  [ "$teams" = yes ] && parameters+=(teams=true) || parameters+=(teams=false)
  [ -z "$tenant" ] || parameters+=("tenant=$tenant")
  case $size in
    try) parameters+=(plan=B1) ;;
    small) parameters+=(plan=P0v3) ;;
    medium) parameters+=(plan=P0v3 minimumInstances=2 maximumInstances=3) ;;
    large) parameters+=(plan=P1v3 minimumInstances=2 maximumInstances=6 redisSize=Balanced_B1) ;;
  esac
  [ ! -f "$here/parameters.json" ] || parameters+=("@$here/parameters.json")
  say "What would change:"
  az deployment group what-if --resource-group "$group" --name signpost \
    --template-file "$here/azuredeploy.json" --parameters "${parameters[@]}"
  say_left_over
  say "What it costs a month (an estimate of 22 November 2026, check it):"
  costs | grep "^  $size "
  ask go_on "Make these changes? (yes or no)" "" '^(yes|no)$' 'Write "yes" or "no".'
  [ "$go_on" = yes ] || stop "Nothing was deployed. The resource group \"$group\" keeps these answers, to offer them again; to delete it: bash $0 remove --group $group"
  # Basic servers take no rules: those of an earlier size would be in the way of the deployment.
  [ "$size" != try ] || delete_all Microsoft.Insights/autoscaleSettings
  say "Making it. This takes 5 to 30 minutes."
  az deployment group create --resource-group "$group" --name signpost --output none \
    --template-file "$here/azuredeploy.json" --parameters "${parameters[@]}" ||
    stop "Azure refused something: read the lines above. What was made stays; put it right and run the same command again."
  find_app
  wait_for_secrets
  delete_left_over
  bring_program
}

upgrade() {
  find_app
  bring_program
}

rollback() {
  find_app
  local kept current='' earlier=''
  kept=$(kept_folder)
  [ -f "$kept/current" ] && current=$(cat "$kept/current")
  for package in "$kept"/*.zip; do
    [ -f "$package" ] && [[ $(basename "$package") < $current ]] && earlier=$package
  done
  [ -n "$earlier" ] ||
    stop "No earlier program is kept in $kept. Get the earlier version of this folder (git checkout) and run: bash $0 upgrade"
  deploy_package "$earlier"
  say "The program of before is back: $(basename "$earlier" .zip)."
}

remove() {
  group_exists || stop "There is no resource group \"$group\"."
  refuse_foreign_group
  say "These would be deleted for good, with the conversations under way:"
  az resource list --resource-group "$group" --query '[].{name: name, type: type}' --output table
  ask typed "To go on, write the name of the resource group" "" . "Write the name, or stop with Ctrl+C."
  [ "$typed" = "$group" ] || stop "Nothing was deleted."
  local vault
  vault=$(az keyvault list --resource-group "$group" --query '[0].name' --output tsv)
  az group delete --name "$group" --yes
  # Azure keeps a deleted vault for 7 days, and its name with it.
  if [ -n "$vault" ]; then
    az keyvault purge --name "$vault" ||
      say "The deleted vault $vault stays for 7 days, because you may not purge it. Until then install under another group name."
  fi
  say "Deleted. In the Teams admin centre, block and remove the app."
}

# Azure keeps what an earlier size or answer made, and goes on charging for it.
say_left_over() {
  local left=''
  case $size in try | small) left+=$(ids_of Microsoft.Cache/redisEnterprise)$'\n' ;; esac
  [ "$teams" = yes ] || left+=$(ids_of Microsoft.BotService/botServices)
  [ -z "${left//$'\n'/}" ] || say "Left from before, and deleted if the settings no longer use it:"$'\n'"$left"
}

delete_left_over() {
  local redis bot
  redis=$(setting REDIS_URL)
  bot=$(setting MicrosoftAppId)
  [ -n "$redis" ] || delete_all Microsoft.Cache/redisEnterprise
  [ -n "$bot" ] || delete_all Microsoft.BotService/botServices
}

delete_all() {
  local ids id
  ids=$(ids_of "$1")
  for id in $ids; do
    say "Deleting $id, which is no longer used."
    az resource delete --ids "$id" || stop "It could not be deleted: read the lines above, and run the same command again."
  done
}

ids_of() {
  az resource list --resource-group "$group" --resource-type "$1" --query '[].id' --output tsv
}

sign_in() {
  command -v az >/dev/null || stop "This needs the Azure command line. Open shell.azure.com in a browser: it is there."
  subscription=$(az account show --query name --output tsv) || stop 'Sign in first, with "az login".'
  say "Subscription: $subscription. Resource group: $group."
}

refuse_foreign_group() {
  group_exists || return 0
  [ "$(tag made-by)" = signpost ] ||
    stop "The resource group \"$group\" was not made by this program, and may hold something else. Use another name: --group signpost-chat
If you made it in the portal: upgrade brings the program to it; deploy the template again in the portal to change it; and to delete it with
all it holds: az group delete --name $group"
}

group_exists() {
  local exists
  exists=$(az group exists --name "$group" --output tsv) || stop "Azure did not say whether the resource group is there."
  [ "$exists" = true ]
}

# The answers of an earlier run stand in the tags of the group, and are offered again.
ask_questions() {
  local earlier_trust='' earlier_size='' earlier_teams='' earlier_origins=''
  if group_exists; then
    earlier_trust=$(tag trust)
    earlier_size=$(tag size)
    earlier_teams=$(tag teams)
    earlier_origins=$(tag origins)
    tenant=${tenant:-$(tag tenant)}
  fi
  ask trust "Who runs this, in words (for example Anytown Hospitals NHS Trust)" "$earlier_trust" \
    '^[[:alnum:]].{2,119}$' "3 to 120 characters, beginning with a letter or a number."
  costs
  ask size "Which size: try, small, medium or large" "${earlier_size:-small}" \
    '^(try|small|medium|large)$' "Write one of the four words."
  ask teams "Also in Microsoft Teams? (yes or no)" "${earlier_teams:-yes}" '^(yes|no)$' 'Write "yes" or "no".'
  ask origins "Which intranet pages show the chat, such as https://intranet.example.nhs.uk (none: Enter)" "$earlier_origins" \
    '^$|^https://[a-z0-9.:-]+(,https://[a-z0-9.:-]+)*$' "https:// and the name, without a path; several with commas between."
}

# ask VARIABLE QUESTION DEFAULT PATTERN HINT: asks until the answer fits.
ask() {
  local answer
  while true; do
    printf '%s%s: ' "$2" "${3:+ [$3]}"
    read -r answer || stop "No answer came. Nothing more was done."
    answer=${answer:-$3}
    if [[ $answer =~ $4 ]]; then
      printf -v "$1" %s "$answer"
      return
    fi
    say "$5"
  done
}

tag() {
  az group show --name "$group" --query "tags.\"$1\"" --output tsv
}

# A secret that is there stays: a new one would end the conversations under way.
find_secret() {
  local vault found
  vault=$(az keyvault list --resource-group "$group" --query '[0].id' --output tsv)
  [ -n "$vault" ] || return 0
  found=$(az rest --method get --url "https://management.azure.com$vault/secrets?api-version=2024-11-01" \
    --query "value[?name=='signpost-secret'].name" --output tsv)
  [ -z "$found" ] || make_secret=false
}

find_app() {
  app=$(az webapp list --resource-group "$group" --query '[0].name' --output tsv)
  [ -n "$app" ] || stop "There is no Signpost in the resource group \"$group\". Begin with: bash $0 install --group $group"
  address=$(setting PUBLIC_URL)
}

setting() {
  az webapp config appsettings list --resource-group "$group" --name "$app" --query "[?name=='$1'].value | [0]" --output tsv
}

# A new role takes some minutes to count. Until then the server would start with no secret, or not at all.
wait_for_secrets() {
  local id unread
  id=$(az webapp show --resource-group "$group" --name "$app" --query id --output tsv)
  for _ in {1..20}; do
    unread=$(az rest --method get --url "https://management.azure.com$id/config/configreferences/appsettings?api-version=2023-12-01" \
      --query "value[?properties.status!='Resolved'].properties.status" --output tsv)
    [ -n "$unread" ] || return 0
    say "The server cannot read its secrets yet. Waiting half a minute."
    sleep 30
    az webapp restart --resource-group "$group" --name "$app"
  done
  stop "The server cannot read its secrets ($unread). Look at the role assignments of the Key Vault, then run the same command again."
}

bring_program() {
  local package app_id
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  say "Making the program. This takes a few minutes."
  # Only what the program needs: beside it in deploy/ stand settings and keys, which go nowhere.
  mkdir -p "$work/deploy/teams"
  cp -R "$project"/{src,flows,services-catalog,package.json,package-lock.json,.npmrc} "$work"
  cp -R "$project/deploy/assurance" "$work/deploy"
  cp "$project/deploy/teams/manifest.template.json" "$work/deploy/teams"
  (cd "$work" && npm ci --no-audit --no-fund && npm run build:widget) >"$work/log" 2>&1 ||
    { tail -n 20 "$work/log" >&2 && stop "The program could not be made: read the lines above."; }
  app_id=$(setting MicrosoftAppId)
  [ -z "$app_id" ] || make_teams_package "$work" "$app_id"
  (cd "$work" && npm prune --omit=dev --no-audit --no-fund) >"$work/log" 2>&1 ||
    { tail -n 20 "$work/log" >&2 && stop "The program could not be made: read the lines above."; }
  mkdir -p "$(kept_folder)"
  package=$(kept_folder)/$(date -u +%Y%m%d-%H%M%S-%3N).zip
  (cd "$work" && zip -qr "$package" src flows services-catalog deploy node_modules dist/widget package.json \
    -x '*.env' '*.pem' '*.key' '*.pfx')
  deploy_package "$package"
  keep_three
  next_step "$app_id"
}

make_teams_package() {
  (cd "$1" && MicrosoftAppId=$2 PUBLIC_URL=$address TRUST_NAME=$(setting TRUST_NAME) npm run package:teams) >"$1/log" 2>&1 ||
    { tail -n 20 "$1/log" >&2 && stop "The Teams package could not be made: read the lines above."; }
  cp "$1/dist/signpost-teams.zip" "$HOME/signpost-teams.zip"
}

deploy_package() {
  say "Bringing it to $address."
  az webapp deploy --resource-group "$group" --name "$app" --src-path "$1" --type zip --output none ||
    stop "Azure did not take the program. What ran before goes on running. Run the same command again."
  basename "$1" >"$(kept_folder)/current"
  for _ in {1..40}; do
    if curl -fsS --max-time 10 "$address/healthz" >/dev/null 2>&1; then
      say "It answers at $address."
      return
    fi
    sleep 15
  done
  stop "It does not answer at $address/healthz after ten minutes. Its log: az webapp log tail --resource-group $group --name $app
To go back: bash $0 rollback --group $group"
}

kept_folder() {
  echo "$HOME/signpost-programs/$app"
}

keep_three() {
  local packages=("$(kept_folder)"/*.zip)
  while [ "${#packages[@]}" -gt 3 ]; do
    rm "${packages[0]}"
    packages=("${packages[@]:1}")
  done
}

next_step() {
  say ""
  say "Next: in a browser, open $address"
  if [ -n "$1" ]; then
    say "Then bring it to Teams: take signpost-teams.zip from here (in Cloud Shell: Manage files, Download, signpost-teams.zip)"
    say "and go on with \"Upload the app\" in deploy/teams/README.md."
  fi
}

say() {
  printf '%s\n' "$*"
}

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

main "$@"
