# What decides without a database is changed in one place after the other (Stryker.NET), and the tests in tests/Pure are asked whether they notice.
# What needs a database is tested through the front door, in another process, which this cannot look into.
mutate() {
  local project files file names args=()
  case $1 in
    Kernel) project=Kernel files='*' ;;
    Ledger) project=Core files='Ledger/EntryHash Ledger/EntryDraft Ledger/Mirror Ledger/ChainCheck Ledger/Account Ledger/LotPlan' ;;
    Pricing) project=Pricing files='Calculator OfferChoice PromotionRules' ;;
    Loyalty) project=Loyalty files='Gates Scoring Earning RewardRules Grounds TierWords' ;;
    Packages) project=Packages files='BestPass SessionValues TakingBack' ;;
    *) echo "There is no part '$1': Kernel, Ledger, Pricing, Loyalty, Packages." >&2; return 1 ;;
  esac
  read -ra names <<<"$files" # so that '*' stays what it is
  for file in "${names[@]}"; do args+=(-m "**/$file.cs"); done
  # A five-hundredth of the random cases, because the tests run once per change; and the same ones, so that two counts can be compared.
  (cd tests/Pure && BOOKEND_SHARE=500 BOOKEND_SEED=1 dotnet stryker --test-runner mtp --project $project.csproj --configuration Debug --mutation-level Standard \
    --reporter json --reporter cleartext --skip-version-check -O "../../artifacts/mutate/$1" "${args[@]}")
}
